package dev.lamplighter.limits;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * @param enabled false switches rate limits off, for load tests
 * @param sessions live sessions a user may have
 * @param commands of one kind a user may send in a second
 * @param reads a user may ask for over REST in a second
 * @param readBurst the same at once
 * @param searches a user may ask for in a second
 * @param searchBurst the same at once
 * @param messages a user may send in a minute
 * @param messageBurst messages a user may send at once
 * @param typing changes of "typing" a user may tell in a second
 * @param connects sockets that one address may open in a second
 * @param signIns sign-ins and new accounts that one address may ask for in a minute
 * @param signInBurst the same at once
 * @param refusals of costly commands within ten seconds after which a user is kept out
 * @param keepOut for how long
 */
public record LimitSettings(
    boolean enabled,
    int sessions,
    int commands,
    int reads,
    int readBurst,
    int searches,
    int searchBurst,
    int messages,
    int messageBurst,
    int typing,
    int connects,
    int signIns,
    int signInBurst,
    int refusals,
    Duration keepOut) {

  static LimitSettings from(Config config) {
    return new LimitSettings(
        config.getValue("lamplighter.limits.enabled", Boolean.class),
        config.getValue("lamplighter.limits.sessions", Integer.class),
        config.getValue("lamplighter.limits.commands", Integer.class),
        config.getValue("lamplighter.limits.reads", Integer.class),
        config.getValue("lamplighter.limits.reads.burst", Integer.class),
        config.getValue("lamplighter.limits.searches", Integer.class),
        config.getValue("lamplighter.limits.searches.burst", Integer.class),
        config.getValue("lamplighter.limits.messages", Integer.class),
        config.getValue("lamplighter.limits.messages.burst", Integer.class),
        config.getValue("lamplighter.limits.typing", Integer.class),
        config.getValue("lamplighter.limits.connects", Integer.class),
        config.getValue("lamplighter.limits.signins", Integer.class),
        config.getValue("lamplighter.limits.signins.burst", Integer.class),
        config.getValue("lamplighter.limits.refusals", Integer.class),
        config.getValue("lamplighter.limits.keep-out", Duration.class));
  }
}
