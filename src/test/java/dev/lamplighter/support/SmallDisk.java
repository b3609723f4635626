package dev.lamplighter.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of a few megabytes that can be filled and freed again. Needs root and {@code mount}. */
public final class SmallDisk implements AutoCloseable {
  private static final byte[] BLOCK = new byte[4096];

  private final Path directory;
  private final Path filler;

  /** Found out once; in some containers even root may not. */
  private static final class Permission {
    static final boolean GRANTED = Commands.isRoot() && tried();

    private static boolean tried() {
      Path directory = TemporaryDirectory.create();
      boolean mounted = Commands.succeeds(mount(directory, 1));
      if (mounted) {
        Commands.run(List.of("umount", directory.toString()));
      }
      TemporaryDirectory.delete(directory);
      return mounted;
    }
  }

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.filler = directory.resolve("filler");
  }

  public static boolean isAvailable() {
    return Permission.GRANTED;
  }

  public static SmallDisk ofMegabytes(int size) {
    SmallDisk disk = new SmallDisk(TemporaryDirectory.create());
    Commands.run(mount(disk.directory, size));
    return disk;
  }

  private static List<String> mount(Path directory, int megabytes) {
    return List.of(
        "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
  }

  public Path directory() {
    return directory;
  }

  /** Until not one block is left. */
  public void fill() {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException full) {
      // as wanted
    }
  }

  public void free() {
    try {
      Files.delete(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Commands.run(List.of("umount", "--lazy", directory.toString()));
    TemporaryDirectory.delete(directory);
  }
}
