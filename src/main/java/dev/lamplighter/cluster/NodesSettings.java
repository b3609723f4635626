package dev.lamplighter.cluster;

import dev.lamplighter.problem.StartFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.Config;

/**
 * @param name of this node
 * @param cluster its name, for messages to operators
 * @param seats where its nodes are
 * @param installation which database this node works on
 * @param doorway where this node takes HTTP requests of the others
 * @param version of the application
 * @param beat between two hellos
 * @param silence after which a node that says nothing is given up
 * @param frozen a tick that comes so late means that this node stood still
 * @param patience how long the start waits for the others to answer
 */
record NodesSettings(
    String name,
    String cluster,
    Seats seats,
    String installation,
    Doorway doorway,
    String version,
    Duration beat,
    Duration silence,
    Duration frozen,
    Duration patience) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  static NodesSettings from(Config config, String installation) {
    return new NodesSettings(
        name(config),
        config.getValue("lamplighter.cluster.name", String.class),
        Seats.from(config),
        installation,
        Doorway.from(config),
        Optional.ofNullable(NodesSettings.class.getPackage().getImplementationVersion())
            .orElse("unknown"),
        config.getValue("lamplighter.cluster.beat", Duration.class),
        config.getValue("lamplighter.cluster.silence", Duration.class),
        config.getValue("lamplighter.cluster.frozen", Duration.class),
        config.getValue("lamplighter.cluster.patience", Duration.class));
  }

  /** As configured, else random. */
  static String name(Config config) {
    String name = config.getOptionalValue("lamplighter.node", String.class).orElse("").strip();
    if (name.isEmpty()) {
      return random(8);
    }
    if (!name.matches("[A-Za-z0-9]{1,32}")) {
      throw new StartFailure(
          "LAMPLIGHTER_NODE is '" + name + "'; use 1 to 32 letters and digits (a-z, A-Z, 0-9).");
    }
    return name;
  }

  /** Letters and digits. */
  static String random(int length) {
    return ThreadLocalRandom.current()
        .ints(length, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .reduce("", String::concat);
  }
}
