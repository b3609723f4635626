package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server's own directory, below {@code target} so that {@code clean} takes what is left. */
public final class TemporaryDirectory {
  private static final Path PARENT = Path.of("target", "servers");

  private TemporaryDirectory() {}

  public static Path create() {
    try {
      Files.createDirectories(PARENT);
      return Files.createTempDirectory(PARENT.toAbsolutePath(), "server-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void delete(Path directory) {
    try {
      for (Path path : deepestFirst(directory)) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> deepestFirst(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
