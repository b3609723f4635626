package dev.lamplighter.operations;

import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.hub.SessionLeft;
import dev.lamplighter.log.EventLog;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;

/** Switches the event log on, where it is wanted, and says in it who connects and leaves. */
@ApplicationScoped
public class SessionLog {
  @Inject private Config config;

  void start(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object start) {
    EventLog.turn(isOn("lamplighter.log.events") || isOn("lamplighter.demo"));
  }

  private boolean isOn(String setting) {
    return config.getValue(setting, Boolean.class);
  }

  void opened(@Observes SessionAdmitted event) {
    if (EventLog.isOn()) {
      Session session = event.session();
      EventLog.say(
          "connected",
          "session",
          session.id(),
          "user",
          session.userId(),
          "username",
          session.username(),
          "wire",
          session.wire().name(),
          "address",
          session.info().address());
    }
  }

  void left(@Observes SessionLeft event) {
    if (EventLog.isOn()) {
      Session session = event.session();
      EventLog.say(
          "disconnected",
          "session",
          session.id(),
          "user",
          session.userId(),
          "username",
          session.username(),
          "seconds",
          Duration.between(session.since(), Instant.now()).toSeconds());
    }
  }
}
