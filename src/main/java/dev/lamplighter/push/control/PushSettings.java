package dev.lamplighter.push.control;

import dev.lamplighter.problem.StartFailure;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * @param contact whom push services may write to, {@code mailto:} or {@code https:}; without one
 *     nothing is pushed and nobody is called
 * @param hosts the push services that may be called
 * @param queue pushes that may wait
 * @param backoff before the second try; doubled before each further one
 */
record PushSettings(Optional<String> contact, PushHosts hosts, int queue, Duration backoff) {

  static PushSettings from(Config config) {
    Optional<String> contact =
        config
            .getOptionalValue("lamplighter.push.contact", String.class)
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    if (contact.filter(text -> !text.matches("(mailto:[^@\\s]+@|https://)[^@\\s]+")).isPresent()) {
      throw new StartFailure(
          "LAMPLIGHTER_PUSH_CONTACT must be such as mailto:admin@example.com or"
              + " https://example.com/contact.");
    }
    return new PushSettings(
        contact,
        PushHosts.of(config.getValue("lamplighter.push.hosts", String.class)),
        config.getValue("lamplighter.push.queue", Integer.class),
        config.getValue("lamplighter.push.backoff", Duration.class));
  }
}
