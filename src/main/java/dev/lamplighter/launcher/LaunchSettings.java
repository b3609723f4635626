package dev.lamplighter.launcher;

import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the launcher itself needs of the environment; the WAR reads the rest.
 *
 * @param port 1 to 65535
 * @param demo whether demo members are made; the demo listens on this machine only
 * @param data where the embedded database and the unpacked runtime live
 * @param node this node's name in the cluster; empty for a random one
 * @param cluster empty for a node that is alone
 * @param unused variables that older back ends knew and that are set, but mean nothing here
 */
record LaunchSettings(
    int port,
    boolean demo,
    Path data,
    Optional<String> node,
    Optional<ClusterSettings> cluster,
    List<String> unused) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANYWHERE = "0.0.0.0";

  /** The words that MicroProfile Config, which the WAR reads with, takes for true. */
  private static final Set<String> YES = Set.of("true", "1", "yes", "y", "on");

  private static final Set<String> NO = Set.of("", "false", "0", "no", "n", "off");

  static LaunchSettings of(Map<String, String> environment) throws StartRefused {
    return new LaunchSettings(
        port("PORT", environment.getOrDefault("PORT", "8080").strip()),
        demo(environment.getOrDefault("LAMPLIGHTER_DEMO", "").strip()),
        data(environment),
        node(environment.getOrDefault("LAMPLIGHTER_NODE", "").strip()),
        ClusterSettings.of(environment),
        Stream.of("REDIS_URL", "SECRET_KEY").filter(environment::containsKey).toList());
  }

  static int port(String variable, String value) throws StartRefused {
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, like a number out of range
    }
    throw new StartRefused(variable + " is '" + value + "'; set it to a number from 1 to 65535.");
  }

  /** What is neither is more likely a slip than a wish for a server that is open to all. */
  private static boolean demo(String value) throws StartRefused {
    String word = value.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw new StartRefused("LAMPLIGHTER_DEMO is '" + value + "'; set it to true or false.");
    }
    return YES.contains(word);
  }

  private static Optional<String> node(String value) throws StartRefused {
    if (!value.matches("[A-Za-z0-9]{0,32}")) {
      throw new StartRefused(
          "LAMPLIGHTER_NODE is '" + value + "'; use 1 to 32 letters and digits.");
    }
    return Optional.of(value).filter(name -> !name.isEmpty());
  }

  private static Path data(Map<String, String> environment) throws StartRefused {
    String value = environment.getOrDefault("LAMPLIGHTER_DATA", "");
    Path data = path(value.isBlank() ? "data" : value);
    boolean embedded = environment.getOrDefault("DATABASE_URL", "").isBlank();
    if (embedded && data.toString().contains(";")) {
      throw new StartRefused(
          "The embedded database cannot be kept in "
              + data
              + ", because of the semicolon; set LAMPLIGHTER_DATA to another directory.");
    }
    return data;
  }

  private static Path path(String value) throws StartRefused {
    try {
      if (value.indexOf(Launcher.UNDECODABLE) < 0) {
        return Path.of(value).toAbsolutePath().normalize();
      }
    } catch (InvalidPathException undecodable) {
      // said below, like a path that lost a letter
    }
    throw new StartRefused(
        "This locale cannot name the directory '"
            + value
            + "'; set LC_ALL to one with UTF-8, such as C.UTF-8, or LAMPLIGHTER_DATA to another"
            + " directory.");
  }

  String address() {
    return demo ? LOOPBACK : ANYWHERE;
  }

  InetSocketAddress listener() {
    return new InetSocketAddress(address(), port);
  }

  /** Where a browser on this machine finds the page. */
  String url() {
    return "http://" + (demo ? LOOPBACK : "localhost") + ":" + port + "/";
  }
}
