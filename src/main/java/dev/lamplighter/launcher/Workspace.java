package dev.lamplighter.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The directory that Payara Micro unpacks itself into. Its name is fixed by the port, which only
 * one process can hold, so what a killed process left is found and replaced at the next start.
 */
class Workspace {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  static final String PREFIX = "runtime-";

  private final Path directory;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  static Workspace prepare(LaunchSettings settings) throws StartRefused {
    Workspace workspace = new Workspace(settings.data().resolve(PREFIX + settings.port()));
    try {
      Privacy.of(settings.data()).establish();
      workspace.delete();
      Files.createDirectories(workspace.directory);
    } catch (IOException e) {
      throw new StartRefused(
          "Cannot write to "
              + settings.data()
              + "; make it writable or set LAMPLIGHTER_DATA to another directory.");
    }
    return workspace;
  }

  Path directory() {
    return directory;
  }

  /** Copies a file of the jar into the workspace. */
  Path unpack(String resource, String name) throws IOException {
    Path target = directory.resolve(name);
    try (InputStream content = Workspace.class.getResourceAsStream("/" + resource)) {
      Files.copy(content, target);
    }
    return target;
  }

  /** Tries again for a moment: parts of the server may still write in it while they stop. */
  void delete() throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (Files.exists(directory)) {
      try {
        deleteOnce();
      } catch (IOException | UncheckedIOException e) {
        if (System.nanoTime() > end) {
          throw new IOException(e);
        }
      }
    }
  }

  private void deleteOnce() throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
