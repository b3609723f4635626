package dev.lamplighter.admin.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.admin.control.Welcome.Told;
import dev.lamplighter.admin.entity.Broadcast;
import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;
import dev.lamplighter.support.Waits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who comes is told what lasts, once, however many come. */
class WelcomeTest extends HubCase {
  /** Receipts in memory. */
  private static final class Book implements Welcome.Receipts {
    private final Set<Told> all = new HashSet<>();
    private int statements;
    private boolean isAway;

    @Override
    public Set<Told> among(Collection<Long> broadcasts, Collection<String> userIds) {
      statements++;
      if (isAway) {
        throw new IllegalStateException("the database is away");
      }
      Set<Told> found = new HashSet<>(all);
      found.removeIf(r -> !broadcasts.contains(r.broadcastId()) || !userIds.contains(r.userId()));
      return found;
    }

    @Override
    public void add(Collection<Told> receipts) {
      statements++;
      all.addAll(receipts);
    }
  }

  private final Book book = new Book();
  private final Welcome welcome = new Welcome(book, this::isHere);
  private final List<Broadcast> lasting = List.of(broadcast(1, null), broadcast(2, "admin"));

  private static Broadcast broadcast(long id, String role) {
    Instant now = Instant.EPOCH;
    return new Broadcast(id, "Hello", role, true, "admin", now, now.plusSeconds(60));
  }

  private boolean isHere(Session session) {
    return hub.sessions().byId(session.id()).isPresent();
  }

  private Recorder come(String user) {
    Recorder recorder = new Recorder();
    welcome.came(connect(user, recorder));
    return recorder;
  }

  @Test
  void hundredWhoComeTogetherShouldCostTwoStatements() {
    List<Recorder> crowd = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      crowd.add(come("user" + i));
    }
    welcome.round(lasting);
    assertThat(book.statements).isEqualTo(2);
    assertThat(book.all).hasSize(100).allMatch(told -> told.broadcastId() == 1);
    for (Recorder recorder : crowd) {
      Waits.until("greeted", () -> recorder.texts().size() == 1);
    }
    welcome.round(lasting);
    assertThat(book.statements).as("nobody came").isEqualTo(2);
  }

  @Test
  void whoWasToldBeforeShouldNotBeToldAgain() {
    come("ana");
    welcome.round(lasting);
    Recorder again = come("ana");
    welcome.round(lasting);
    Recorder other = come("ben");
    welcome.round(lasting);
    Waits.until("ben is greeted", () -> other.texts().size() == 1);
    assertThat(again.texts()).isEmpty();
    assertThat(book.all).hasSize(2);
  }

  @Test
  void whoHasGoneMeanwhileShouldLeaveNoReceipt() {
    Session gone = connect("ana", new Recorder());
    welcome.came(gone);
    come("ben");
    hub.closed(gone);
    Waits.until("ana is gone", () -> !isHere(gone));
    welcome.round(lasting);
    assertThat(book.all).containsExactly(new Told(1, "id-ben"));
  }

  @Test
  void whoComesWhileTheDatabaseIsAwayShouldBeToldLater() {
    Recorder ana = come("ana");
    book.isAway = true;
    assertThatThrownBy(() -> welcome.round(lasting)).isInstanceOf(IllegalStateException.class);
    book.isAway = false;
    welcome.round(lasting);
    Waits.until("greeted", () -> ana.texts().size() == 1);
  }
}
