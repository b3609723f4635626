package dev.lamplighter.channels.control;

import dev.lamplighter.cluster.Bus;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;

/** The host application's own events, on the same road. Nothing of it is stored. */
@ApplicationScoped
public class AppChannels {
  private static final String PREFIX = "app:";

  @Inject private Bus bus;
  @Inject private Config config;
  private String subscribeRole;
  private String publishRole;

  @PostConstruct
  void configure() {
    subscribeRole = config.getValue("lamplighter.channels.subscribe", String.class);
    publishRole = config.getValue("lamplighter.channels.publish", String.class);
  }

  public boolean isAppChannel(String channel) {
    return channel.startsWith(PREFIX) && HostData.isName(channel.substring(PREFIX.length()));
  }

  public void checkSubscribe(Caller caller) {
    check(caller, subscribeRole, "subscribe to app channels");
  }

  /** Tells every subscriber, the publisher included, in the order of that publisher. */
  public void publish(Caller caller, String channel, JsonValue data) {
    if (!isAppChannel(channel)) {
      throw ProblemException.invalid("channel", "must be an app channel, such as app:orders");
    }
    check(caller, publishRole, "publish to app channels");
    String json =
        new JsonOutput()
            .put("channel", channel)
            .put("from", caller.username())
            .put("data", data)
            .put("timestamp", Times.cut(Instant.now()))
            .build()
            .toString();
    bus.publish(Audience.channel(channel), Event.of("channel_event", json));
  }

  private static void check(Caller caller, String role, String what) {
    if (!caller.is(role) && !caller.is(Caller.ADMIN)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "The role '" + role + "' is needed to " + what + ".");
    }
  }
}
