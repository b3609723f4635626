package dev.lamplighter.database;

import java.nio.file.Path;
import java.util.Optional;

/** Where the embedded database is kept; nowhere for others. */
record DatabaseDisk(Optional<Path> directory) {
  private static final long LITTLE = 64L << 20;
  private static final String FILE = "jdbc:h2:file:";

  static DatabaseDisk of(DatabaseUrl url) {
    return new DatabaseDisk(
        Optional.of(url.jdbc())
            .filter(jdbc -> jdbc.startsWith(FILE))
            .map(jdbc -> Path.of(jdbc.substring(FILE.length()).split(";")[0]))
            .map(file -> file.toAbsolutePath().getParent()));
  }

  /** In a sentence; empty where there is room. */
  String complaint() {
    return directory
        .map(place -> place.toFile().getUsableSpace())
        .filter(bytes -> bytes < LITTLE)
        .map(bytes -> "The database's disk has " + (bytes >> 20) + " MiB left; make room.")
        .orElse("");
  }
}
