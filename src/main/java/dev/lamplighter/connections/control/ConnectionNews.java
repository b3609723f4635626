package dev.lamplighter.connections.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.AcquaintanceChanged;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.cluster.Bus;
import dev.lamplighter.connections.entity.Connection;
import dev.lamplighter.connections.entity.ConnectionChanged;
import dev.lamplighter.connections.entity.ConnectionChanged.What;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;

/** Tells all tabs of both sides what became of their connection. */
@ApplicationScoped
public class ConnectionNews {
  /** What is about a user's connections. */
  public static final String CHANNEL = "connections";

  @Inject private Members members;
  @Inject private DatabaseClock clock;
  @Inject private Bus bus;
  @Inject private jakarta.enterprise.event.Event<ConnectionChanged> changed;
  @Inject private jakarta.enterprise.event.Event<AcquaintanceChanged> acquainted;

  /** Within the transaction, after which it is told. */
  void tell(Connection connection, What what) {
    if (connection.accepted()) {
      acquainted.fire(new AcquaintanceChanged(connection.askerId(), connection.askedId()));
    }
    members
        .byId(connection.askerId())
        .ifPresent(
            asker ->
                members
                    .byId(connection.askedId())
                    .ifPresent(
                        asked ->
                            changed.fire(new ConnectionChanged(connection, what, asker, asked))));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged change) {
    tell(change, change.asker(), change.asked());
    tell(change, change.asked(), change.asker());
  }

  private void tell(ConnectionChanged change, Member told, Member other) {
    Event event =
        event(change.connection(), change.what(), told.userId(), other, Times.cut(clock.instant()));
    bus.publish(Audience.user(told.userId()).about(CHANNEL), event);
  }

  static Event event(Connection connection, What what, String told, Member other, Instant time) {
    String json =
        new JsonOutput()
            .put("id", Long.toString(connection.id()))
            .put("state", connection.sideOf(told).wireName())
            .put("user_id", other.userId())
            .put("username", other.username())
            .put("timestamp", time)
            .build()
            .toString();
    return Event.of(what.event(), json);
  }
}
