package dev.lamplighter.support;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A JDK of this machine. */
public record Jdk(String version, Path home) {
  private static final int OLDEST = 17;

  /** Where Linux, macOS, SDKMAN and Gradle keep them. */
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of("/opt/java"),
          Path.of("/Library/Java/JavaVirtualMachines"),
          Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"),
          Path.of(System.getProperty("user.home"), ".jdks"));

  /** The one that runs the tests. */
  static Jdk own() {
    return new Jdk(System.getProperty("java.version"), Path.of(System.getProperty("java.home")));
  }

  /** One of each version from 17 on, but the one that runs the tests. */
  public static List<Jdk> others() {
    TreeMap<String, Jdk> byVersion = new TreeMap<>();
    Stream.concat(named(), installed())
        .filter(home -> Files.isExecutable(java(home)) && Files.exists(home.resolve("release")))
        .map(home -> new Jdk(version(home), home))
        .filter(jdk -> jdk.feature() >= OLDEST)
        .forEach(jdk -> byVersion.putIfAbsent(jdk.version(), jdk));
    byVersion.remove(own().version());
    return List.copyOf(byVersion.values());
  }

  /** As CI machines have them: {@code JAVA_HOME_25_X64}. */
  private static Stream<Path> named() {
    return System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
        .map(variable -> Path.of(variable.getValue()));
  }

  private static Stream<Path> installed() {
    return PLACES.stream()
        .filter(Files::isDirectory)
        .flatMap(Jdk::entries)
        .flatMap(entry -> Stream.of(entry, entry.resolve("Contents").resolve("Home")));
  }

  private static Stream<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(Path home) {
    Properties release = new Properties();
    try (Reader text = Files.newBufferedReader(home.resolve("release"))) {
      release.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return release.getProperty("JAVA_VERSION", "0").replace("\"", "");
  }

  private int feature() {
    return Runtime.Version.parse(version.split("_", 2)[0]).feature();
  }

  Path java() {
    return java(home);
  }

  private static Path java(Path home) {
    return home.resolve("bin").resolve("java");
  }

  @Override
  public String toString() {
    return version + " (" + home + ")";
  }
}
