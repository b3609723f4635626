package dev.lamplighter.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory that Payara Micro unpacks itself into. Its name is fixed by the port, which only
 * one process can hold, so what a killed process left is found and replaced at the next start.
 */
class Workspace {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  static final String PREFIX = "runtime-";
  private static final String ELSEWHERE = "lamplighter-";

  /** Payara pastes its own path into URLs and expressions; these characters survive that. */
  private static final Pattern PLAIN = Pattern.compile("[\\w/.:\\\\-]+");

  /** What the name leads to: itself, or a directory elsewhere that it is a link to. */
  private final Path name;

  private Workspace(Path name) {
    this.name = name;
  }

  static Workspace prepare(LaunchSettings settings) throws StartRefused {
    Workspace workspace = new Workspace(settings.data().resolve(PREFIX + settings.port()));
    try {
      Privacy.of(settings.data()).establish();
      workspace.delete();
      workspace.create();
    } catch (IOException e) {
      throw new StartRefused(
          "Cannot write to "
              + settings.data()
              + "; make it writable or set LAMPLIGHTER_DATA to another directory.");
    }
    return workspace;
  }

  private void create() throws IOException, StartRefused {
    if (isPlain(name)) {
      Files.createDirectories(name);
      return;
    }
    Path elsewhere = Files.createTempDirectory(ELSEWHERE);
    if (!isPlain(elsewhere)) {
      Files.delete(elsewhere);
      throw new StartRefused(
          "Payara Micro cannot run below "
              + name.getParent()
              + " nor below "
              + elsewhere.getParent()
              + "; set LAMPLIGHTER_DATA to a path of unaccented letters and digits.");
    }
    Files.createSymbolicLink(name, elsewhere);
  }

  private static boolean isPlain(Path path) {
    return PLAIN.matcher(path.toString()).matches();
  }

  Path directory() {
    try {
      return Files.isSymbolicLink(name) ? Files.readSymbolicLink(name) : name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file of the jar into the workspace. */
  Path unpack(String resource, String name) throws IOException {
    Path target = directory().resolve(name);
    try (InputStream content = Workspace.class.getResourceAsStream("/" + resource)) {
      Files.copy(content, target);
    }
    return target;
  }

  /** Tries again for a moment: parts of the server may still write in it while they stop. */
  void delete() throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
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
    Path directory = directory();
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
    Files.deleteIfExists(name);
  }
}
