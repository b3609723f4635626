package dev.lamplighter.operations;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One setting; its default tells what kind of value it takes.
 *
 * @param name as in {@code microprofile-config.properties}
 * @param example its default
 */
record Setting(String name, String example) {
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** Where nothing at all is a choice too. */
  private static final Set<String> MAY_BE_ZERO =
      Set.of(
          "lamplighter.presence.grace",
          "lamplighter.presence.broadcast-limit",
          "lamplighter.token.grace",
          "lamplighter.cluster.hear.linger",
          "lamplighter.clock.tolerance",
          "lamplighter.socketio.relay-limit");

  /** The words that MicroProfile Config takes for true; it takes any other for false. */
  private static final Set<String> FLAGS =
      Set.of("true", "1", "yes", "y", "on", "false", "0", "no", "n", "off");

  /** What is wrong with a value and what is expected, in one sentence; empty where it is right. */
  Optional<String> objection(String value) {
    return accepts(value)
        ? Optional.empty()
        : Optional.of(variable() + " is '" + value + "'; set it to " + expectation() + ".");
  }

  /** The environment's name for it. */
  String variable() {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private boolean accepts(String value) {
    if (isDuration()) {
      return isDurationInBounds(value);
    } else if (isNumber()) {
      return isNumberInBounds(value);
    } else if (isFlag()) {
      return FLAGS.contains(value.toLowerCase(Locale.ROOT));
    }
    return !value.isBlank();
  }

  private String expectation() {
    if (isDuration()) {
      return "a time such as " + example + ", from " + shortest() + " to P3650D";
    } else if (isNumber()) {
      return "a whole number such as " + example + ", from " + least() + " to " + Integer.MAX_VALUE;
    } else if (isFlag()) {
      return "true or false";
    }
    return "a text such as " + example + ", or leave it out";
  }

  private boolean isDuration() {
    return example.startsWith("P");
  }

  private boolean isNumber() {
    return example.matches("\\d+");
  }

  private boolean isFlag() {
    return example.equals("true") || example.equals("false");
  }

  private boolean isDurationInBounds(String value) {
    try {
      Duration duration = Duration.parse(value);
      return duration.compareTo(shortest()) >= 0 && duration.compareTo(LONGEST) <= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean isNumberInBounds(String value) {
    try {
      return Integer.parseInt(value) >= least();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private Duration shortest() {
    return MAY_BE_ZERO.contains(name) ? Duration.ZERO : SHORTEST;
  }

  private int least() {
    return MAY_BE_ZERO.contains(name) ? 0 : 1;
  }
}
