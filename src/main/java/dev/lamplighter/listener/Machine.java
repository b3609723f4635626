package dev.lamplighter.listener;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the system and the JVM let this process have, just now. */
record Machine(long files, long openFiles, long heap) {

  /** Where a system does not say how many files there may be, there is no end of them. */
  static Machine look() {
    long heap = Runtime.getRuntime().maxMemory();
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? new Machine(
            unix.getMaxFileDescriptorCount(), Math.max(0, unix.getOpenFileDescriptorCount()), heap)
        : new Machine(Long.MAX_VALUE, 0, heap);
  }

  /** For a line of the log. */
  @Override
  public String toString() {
    String most = files == Long.MAX_VALUE ? "unknown" : String.valueOf(files);
    return "files=" + most + " files_open=" + openFiles + " heap_mb=" + (heap >> 20);
  }
}
