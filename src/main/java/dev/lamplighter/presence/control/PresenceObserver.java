package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.accounts.entity.AcquaintanceChanged;
import dev.lamplighter.accounts.entity.AudienceChanged;
import dev.lamplighter.accounts.entity.BlockChanged;
import dev.lamplighter.accounts.entity.Renamed;
import dev.lamplighter.database.Migrations;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.hub.SessionLeft;
import dev.lamplighter.wire.ActivitySeen;
import dev.lamplighter.wire.SignedOut;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Brings to presence what happens elsewhere. */
@ApplicationScoped
public class PresenceObserver {
  @Inject private Presence presence;
  @Inject private PresenceStore store;

  void started(
      @Observes @Priority(Migrations.PRIORITY + 100) @Initialized(ApplicationScoped.class)
          Object start) {
    presence.restoreLeases();
  }

  void stopping(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    presence.flush();
  }

  void opened(@Observes SessionAdmitted event) {
    if (!event.session().isClosing()) { // whose login ended meanwhile does not come online
      presence.opened(event.session());
    }
  }

  void left(@Observes SessionLeft event) {
    presence.closed(event.session());
  }

  void active(@Observes ActivitySeen event) {
    presence.active(event.session().userId());
  }

  void signedOut(@Observes SignedOut event) {
    presence.board().signedOut(event.userId(), event.sessionIds());
  }

  void markBlocked(@Observes(during = TransactionPhase.BEFORE_COMPLETION) BlockChanged event) {
    if (event.blocked()) {
      Optional<Instant> seen = presence.board().lastSeen(event.blockerId(), event.at());
      store.blocked(event.blockerId(), event.blockedId(), seen);
    } else {
      store.touch(event.blockerId());
    }
  }

  void blocked(@Observes(during = TransactionPhase.AFTER_SUCCESS) BlockChanged event) {
    presence.board().blocked(event);
    presence.changed(event.blockerId());
  }

  void markAudience(@Observes(during = TransactionPhase.BEFORE_COMPLETION) AudienceChanged event) {
    store.touch(event.userId());
  }

  void audience(@Observes(during = TransactionPhase.AFTER_SUCCESS) AudienceChanged event) {
    presence.board().lastSeenForAll(event.userId(), event.lastSeenAudience().equals("everyone"));
    presence.changed(event.userId());
  }

  void markRenamed(@Observes(during = TransactionPhase.BEFORE_COMPLETION) Renamed event) {
    store.touch(event.userId());
  }

  void renamed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Renamed event) {
    presence.changed(event.userId());
  }

  void acquainted(@Observes(during = TransactionPhase.AFTER_SUCCESS) AcquaintanceChanged event) {
    presence.acquainted(event.userId());
    presence.acquainted(event.otherId());
  }

  void deleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountDeleted event) {
    presence.board().deleted(event.userId());
    presence.changed(event.userId());
  }
}
