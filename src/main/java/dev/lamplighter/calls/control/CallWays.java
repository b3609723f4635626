package dev.lamplighter.calls.control;

import dev.lamplighter.json.JsonOutput;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;

/** What a browser needs to know before it calls. Any thread. */
@ApplicationScoped
public class CallWays {
  @Inject private Config config;
  private IceServers servers;

  @PostConstruct
  void read() {
    servers =
        IceServers.of(text("lamplighter.calls.ice-servers"), text("lamplighter.calls.turn-secret"));
  }

  /** A bad setting shall stop the start, not the first call. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  private String text(String setting) {
    return config.getOptionalValue(setting, String.class).orElse("");
  }

  /** {@code {ice_servers: [{urls, username?, credential?}]}}, as RTCPeerConnection takes them. */
  public JsonObject forUser(String userId) {
    return new JsonOutput()
        .putList("ice_servers", servers.forUser(userId, Instant.now()), CallWays::toJson)
        .build();
  }

  private static JsonObject toJson(IceServers.Entry entry) {
    JsonOutput json = new JsonOutput().putStrings("urls", entry.urls());
    return entry.username().isEmpty()
        ? json.build()
        : json.put("username", entry.username()).put("credential", entry.credential()).build();
  }
}
