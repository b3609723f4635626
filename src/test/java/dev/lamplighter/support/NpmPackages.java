package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What tests need of npm, fetched once into the build directory. */
public final class NpmPackages {
  private static final Path NPM = Path.of("target", "npm").toAbsolutePath();
  private static final Map<String, Boolean> FETCHED = new HashMap<>();

  private NpmPackages() {}

  /** The directory whose {@code node_modules} have it; none where node and npm are missing. */
  public static synchronized Optional<Path> with(String name, String version) {
    boolean there = FETCHED.computeIfAbsent(name, missing -> isThere(name, version));
    return there ? Optional.of(NPM) : Optional.empty();
  }

  private static boolean isThere(String name, String version) {
    boolean there =
        Files.isDirectory(NPM.resolve("node_modules").resolve(name))
            || hasNpm() && isFetched(name + "@" + version);
    if (!there) {
      ForeignClients.sayLeftOut("npm's " + name);
    }
    return there;
  }

  private static boolean hasNpm() {
    return ForeignClients.runs("npm", "--version") || ForeignClients.installed("nodejs", "npm");
  }

  private static boolean isFetched(String spec) {
    try {
      Files.createDirectories(NPM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ForeignClients.runs(
        "npm", "install", "--no-audit", "--no-fund", "--prefix", NPM.toString(), spec);
  }
}
