package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.database.DatabaseFault;
import dev.lamplighter.hub.Session;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.wire.KeptEvents.Stretch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Tells clients what they have though nothing comes to them, and asks the database which marks can
 * be forgotten. The first waits for nobody, so a database that is away makes no offset too old.
 */
final class Marking {
  private static final Logger LOG = Logger.getLogger(Marking.class.getName());

  /** A session whose client may come back. */
  record Marked(Session session, Notes notes) {}

  /** {@link Missed#since}. */
  @FunctionalInterface
  interface Streams {
    Optional<List<Stretch>> since(String userId, Instant since);
  }

  private final Collection<Marked> all;
  private final InstantSource clock;
  private final Streams streams;

  Marking(Collection<Marked> all, InstantSource clock, Streams streams) {
    this.all = all;
    this.clock = clock;
    this.streams = streams;
  }

  void tell() {
    each(marked -> marked.session().enqueue(NotedFrame.note(Notes::mark), null));
  }

  /** Blocks for the database. */
  void move() {
    each(this::move);
  }

  private void move(Marked marked) {
    Instant from = marked.notes().moveFrom();
    if (from == null) {
      return;
    }
    Instant now = clock.instant();
    streams
        .since(marked.session().userId(), from)
        .map(stretches -> NotedFrame.note(notes -> notes.move(now, stretches)))
        .ifPresent(frame -> marked.session().enqueue(frame, null));
  }

  /** A timer's task that throws would never run again. */
  private void each(Consumer<Marked> task) {
    for (Marked marked : all) {
      try {
        task.accept(marked);
      } catch (DatabaseFault e) {
        Outage.warn(LOG, "event=marks_not_moved", e);
        return;
      } catch (RuntimeException e) {
        Outage.warn(LOG, "event=marks_not_moved session=" + marked.session().id(), e);
      }
    }
  }
}
