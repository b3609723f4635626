package dev.lamplighter.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps the data to the user who runs Lamplighter: the embedded database has messages, password
 * hashes and the key that signs tokens. A directory that holds other things too stays as it is, and
 * only the files in it are closed.
 */
final class Privacy {
  private static final Logger LOG = Logger.getLogger(Privacy.class.getName());
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** What the embedded database calls its files. */
  private static final String DATABASE = "lamplighter.";

  private final Path data;

  private Privacy(Path data) {
    this.data = data;
  }

  static Privacy of(Path data) {
    return new Privacy(data);
  }

  /** Before there is a database, or again on the one that is there. */
  void establish() throws IOException {
    if (!isPosix()) {
      Files.createDirectories(data);
    } else if (Files.notExists(data)) {
      Files.createDirectories(data, PosixFilePermissions.asFileAttribute(DIRECTORY));
    } else {
      closeFiles();
      if (entries().stream().allMatch(Privacy::isOurs)) {
        close(data, DIRECTORY);
      }
    }
  }

  /** Again once the database has made its files. */
  void closeFiles() throws IOException {
    if (!isPosix()) {
      return;
    }
    for (Path file : entries()) {
      if (name(file).startsWith(DATABASE) && Files.isRegularFile(file)) {
        close(file, FILE);
      }
    }
  }

  private boolean isPosix() {
    return data.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      return entries.toList();
    }
  }

  private static boolean isOurs(Path entry) {
    return name(entry).startsWith(DATABASE) || name(entry).startsWith(Workspace.PREFIX);
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  /** Another's directory, such as a mounted volume, is that other's to close. */
  private static void close(Path path, Set<PosixFilePermission> to) {
    try {
      Files.setPosixFilePermissions(path, to);
    } catch (IOException notOurs) {
      LOG.log(Level.FINE, "could not close " + path, notOurs);
    }
  }
}
