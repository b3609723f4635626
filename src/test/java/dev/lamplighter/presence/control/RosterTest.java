package dev.lamplighter.presence.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.ChosenStatus;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceRow;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.Status;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {
  private static final String ANA = "id-ana";
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration AWAY = Duration.ofMinutes(5);
  private static final Duration LEASE = Duration.ofSeconds(90);

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final Roster roster = roster(settings(GRACE));
  private long version;

  private static PresenceSettings settings(Duration grace) {
    return new PresenceSettings(
        grace, AWAY, LEASE, Duration.ofMinutes(1), 2000, Duration.ofSeconds(2));
  }

  private static Roster roster(PresenceSettings settings) {
    return new Roster(settings, new RowBooks(new Node("a", "1"), new Whereabouts()));
  }

  private static StoredPresence stored(Choice choice) {
    return stored(choice, 0);
  }

  private static StoredPresence stored(Choice choice, long version) {
    return new StoredPresence(
        ANA, "ana", null, true, choice, null, Map.of("id-foe", Instant.EPOCH), version);
  }

  private List<PresenceChange> choose(Choice choice) {
    return roster.loaded(stored(choice, ++version), now);
  }

  private List<PresenceChange> open(String session) {
    Optional<PresenceChange> change = roster.opened(ANA, "ana", session, now);
    return change.map(List::of).orElseGet(() -> roster.loaded(stored(Choice.NONE), now));
  }

  private Optional<PresenceChange> close(String session) {
    return roster.closed(ANA, session, now);
  }

  private List<PresenceChange> after(Duration time) {
    now = now.plus(time);
    return roster.tick(now);
  }

  private Status status() {
    return roster.state(ANA).map(PresenceState::status).orElse(Status.OFFLINE);
  }

  @Test
  void signingOutOfTheOnlyLiveLoginShouldCountAtOnce() {
    open("s1");
    open("s2");

    assertThat(roster.signedOut(ANA, Set.of("s1"), now)).isEmpty();
    assertThat(roster.signedOut(ANA, Set.of("s2"), now))
        .hasValueSatisfying(change -> assertThat(change.isLeave()).isTrue());
    assertThat(close("s2")).isEmpty();
    assertThat(after(GRACE)).isEmpty();
  }

  @Test
  void signingOutInTheGraceShouldEndIt() {
    open("s1");
    close("s1");

    assertThat(roster.signedOut(ANA, Set.of(), now))
        .hasValueSatisfying(change -> assertThat(change.isLeave()).isTrue());
  }

  @Test
  void signingOutShouldLeaveOtherLiveLoginsOnline() {
    open("other");

    assertThat(roster.signedOut(ANA, Set.of(), now)).isEmpty();
    assertThat(status()).isEqualTo(Status.ONLINE);
  }

  @Test
  void firstSessionShouldBringTheUserOnlineOnce() {
    assertThat(open("s1"))
        .singleElement()
        .satisfies(change -> assertThat(change.isJoin()).isTrue());
    assertThat(open("s2")).isEmpty();
    assertThat(roster.onlineCount()).isEqualTo(1);
  }

  @Test
  void userShouldStayUnseenUntilTheirStoredPresenceIsLoaded() {
    assertThat(roster.opened(ANA, "ana", "s1", now)).isEmpty();
    assertThat(roster.onlineCount()).isZero();
    assertThat(roster.loaded(stored(Choice.NONE), now)).hasSize(1);
  }

  @Test
  void closingOneOfTwoTabsShouldChangeNothing() {
    open("s1");
    open("s2");

    assertThat(close("s1")).isEmpty();
    assertThat(after(GRACE.multipliedBy(2))).isEmpty();
    assertThat(status()).isEqualTo(Status.ONLINE);
  }

  @Test
  void lastSessionShouldCountUntilTheGraceIsOver() {
    open("s1");
    Instant end = now;
    assertThat(close("s1")).isEmpty();
    assertThat(after(GRACE.minusMillis(1))).isEmpty();

    assertThat(after(Duration.ofMillis(1)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.isLeave()).isTrue();
              assertThat(change.after().lastSeen()).isEqualTo(end);
            });
  }

  @Test
  void reloadWithinTheGraceShouldLeaveNoTrace() {
    open("s1");
    close("s1");
    assertThat(after(GRACE.minusMillis(1))).isEmpty();
    assertThat(open("s2")).isEmpty();
    assertThat(after(GRACE.multipliedBy(3))).isEmpty();
  }

  @Test
  void withoutGraceTheUserShouldGoAtOnce() {
    Roster strict = roster(settings(Duration.ZERO));
    strict.opened(ANA, "ana", "s1", now);
    strict.loaded(stored(Choice.NONE), now);

    assertThat(strict.closed(ANA, "s1", now)).isPresent();
  }

  @Test
  void explicitLogoutShouldCountAtOnceUntilANewSession() {
    open("s1");
    assertThat(roster.signedOff(ANA, now)).isPresent();
    assertThat(roster.signedOff(ANA, now)).isEmpty();
    assertThat(roster.active(ANA, now)).isEmpty();
    assertThat(open("s2")).hasSize(1);
  }

  @Test
  void explicitLogoutShouldEndByUserOnlineToo() {
    open("s1");
    roster.signedOff(ANA, now);

    assertThat(roster.signedOn(ANA, now)).isPresent();
    assertThat(status()).isEqualTo(Status.ONLINE);
  }

  @Test
  void explicitLogoutWithinTheGraceShouldEndIt() {
    open("s1");
    close("s1");

    assertThat(roster.signedOff(ANA, now)).isPresent();
    assertThat(after(GRACE)).isEmpty();
  }

  @Test
  void idleUserShouldBeAwayUntilTheNextActivity() {
    open("s1");
    assertThat(after(AWAY.minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).hasSize(1);
    assertThat(status()).isEqualTo(Status.AWAY);
    assertThat(roster.active(ANA, now)).isPresent();
    assertThat(status()).isEqualTo(Status.ONLINE);
    assertThat(after(AWAY)).hasSize(1);
  }

  @Test
  void activityShouldPutAwayOff() {
    open("s1");
    after(AWAY.minusSeconds(1));
    roster.active(ANA, now);

    assertThat(after(AWAY.minusSeconds(1))).isEmpty();
    assertThat(after(Duration.ofSeconds(1))).hasSize(1);
  }

  @Test
  void awayUserShouldStayAwayInTheGrace() {
    open("s1");
    after(AWAY);

    assertThat(close("s1")).isEmpty();
    assertThat(status()).isEqualTo(Status.AWAY);
  }

  @Test
  void busyShouldShowItsTextUntilItExpires() {
    open("s1");
    Choice lunch = new Choice(ChosenStatus.BUSY, "Lunch", now.plusSeconds(60));
    assertThat(choose(lunch))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.after().status()).isEqualTo(Status.BUSY);
              assertThat(change.after().text()).isEqualTo("Lunch");
              assertThat(change.after().isOnline()).isTrue();
            });

    assertThat(after(Duration.ofSeconds(60)))
        .singleElement()
        .satisfies(change -> assertThat(change.after().text()).isNull());
    assertThat(status()).isEqualTo(Status.ONLINE);
  }

  @Test
  void invisibleShouldLookLikeOfflineFromTheMomentItIsChosen() {
    open("s1");
    Instant chosenAt = now;
    Choice invisible = new Choice(ChosenStatus.INVISIBLE, "secret", null);
    assertThat(choose(invisible))
        .singleElement()
        .satisfies(change -> assertThat(change.isLeave()).isTrue());

    after(Duration.ofMinutes(1));
    assertThat(close("s1")).isEmpty();
    assertThat(after(GRACE)).isEmpty();
    assertThat(roster.state(ANA))
        .hasValueSatisfying(
            state -> {
              assertThat(state.lastSeen()).isEqualTo(chosenAt);
              assertThat(state.text()).isNull();
            });
  }

  @Test
  void invisibleUserShouldComeUnseen() {
    roster.opened(ANA, "ana", "s1", now);

    assertThat(roster.loaded(stored(new Choice(ChosenStatus.INVISIBLE, null, null)), now))
        .isEmpty();
    assertThat(roster.onlineCount()).isZero();
  }

  @Test
  void leaseShouldCountUntilItEnds() {
    assertThat(roster.leased(stored(Choice.NONE), LEASE, now)).hasSize(1);
    assertThat(after(LEASE.minusMillis(1))).isEmpty();
    assertThat(roster.leased(stored(Choice.NONE), LEASE, now)).isEmpty();
    assertThat(after(LEASE.minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).hasSize(1);
    assertThat(status()).isEqualTo(Status.OFFLINE);
  }

  @Test
  void renewedLeaseShouldBeWrittenDownThoughNobodySeesAChange() {
    roster.leased(stored(Choice.NONE), LEASE, now);
    now = now.plusSeconds(30);
    roster.leased(stored(Choice.NONE), LEASE, now);

    assertThat(roster.entry(ANA).map(entry -> entry.row(now)))
        .get()
        .extracting(PresenceRow::leaseUntil)
        .isEqualTo(now.plus(LEASE));
  }

  @Test
  void sessionShouldTakeTheLeasesPlace() {
    roster.leased(stored(Choice.NONE), LEASE, now);
    assertThat(open("s1")).isEmpty();
    close("s1");

    assertThat(after(GRACE)).hasSize(1);
  }

  @Test
  void storedLeaseShouldCountAfterARestart() {
    StoredPresence leased =
        new StoredPresence(ANA, "ana", now, true, Choice.NONE, now.plusSeconds(30), Map.of(), 0);

    assertThat(roster.loaded(leased, now)).hasSize(1);
    assertThat(after(Duration.ofSeconds(30))).hasSize(1);
  }

  @Test
  void changesShouldNameThoseWhoMustNotLearnOfThem() {
    assertThat(open("s1"))
        .singleElement()
        .satisfies(change -> assertThat(change.blocked()).containsExactly("id-foe"));
  }

  @Test
  void blockedUserShouldSeeTheBlockerLeaveAndComeBack() {
    open("s1");
    assertThat(roster.blocked(ANA, "id-eve", true, now))
        .hasValueSatisfying(change -> assertThat(change.isLeave()).isTrue());
    assertThat(roster.blocked(ANA, "id-eve", true, now)).isEmpty();
    assertThat(roster.blocked(ANA, "id-eve", false, now))
        .hasValueSatisfying(change -> assertThat(change.isJoin()).isTrue());
  }

  @Test
  void whoIsBlockedShouldNotCountTheBlocker() {
    open("s1");
    assertThat(roster.onlineCount("id-foe")).isZero();
    assertThat(roster.onlineCount("id-eve")).isEqualTo(1);
    roster.blocked(ANA, "id-eve", true, now);
    assertThat(roster.onlineCount("id-eve")).isZero();
    roster.blocked(ANA, "id-eve", false, now);
    roster.signedOff(ANA, now);
    assertThat(roster.hidden()).isEmpty();
  }

  @Test
  void lastSeenShouldBeHiddenFromAllWhenTheUserWantsSo() {
    open("s1");
    roster.lastSeenForAll(ANA, false);
    close("s1");

    assertThat(after(GRACE))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.after().lastSeen()).isNull();
              assertThat(roster.entry(ANA).map(entry -> entry.row(now)))
                  .get()
                  .extracting(PresenceRow::lastSeen)
                  .isNotNull();
            });
  }

  @Test
  void lastSeenShouldBeHiddenWhenTheWishComesFromTheDatabase() {
    roster.loaded(lastSeen(true, 1), now);
    open("s1");
    assertThat(roster.state(ANA)).map(PresenceState::lastSeen).hasValue(now);

    assertThat(roster.loaded(lastSeen(false, 2), now)).as("nothing that others see").isEmpty();
    assertThat(roster.state(ANA)).map(PresenceState::lastSeen).isEmpty();
  }

  private StoredPresence lastSeen(boolean forAll, long version) {
    return new StoredPresence(ANA, "ana", now, forAll, Choice.NONE, null, Map.of(), version);
  }

  @Test
  void userWhoIsRenamedShouldBeFoundByTheNewNameAlone() {
    open("s1");
    roster.loaded(named(ANA, "anna", 1), now);

    assertThat(roster.online("ana")).isEmpty();
    assertThat(roster.online("anna")).map(entry -> entry.userId).hasValue(ANA);
    assertThat(roster.state(ANA)).map(PresenceState::username).hasValue("anna");
    close("s1");
    assertThat(after(GRACE))
        .singleElement()
        .satisfies(change -> assertThat(change.after().username()).isEqualTo("anna"));
    assertThat(roster.onlineCount()).isZero();
  }

  @Test
  void twoUsersWhoHadOneNameShouldNotPutEachOtherOffline() {
    open("s1");
    roster.opened("id-new", "ana", "s2", now);
    roster.loaded(named("id-new", "ana", 0), now);
    assertThat(roster.onlineCount()).isEqualTo(2);

    roster.loaded(named(ANA, "anna", 1), now);
    assertThat(roster.online("ana")).map(entry -> entry.userId).hasValue("id-new");
    close("s1");
    after(GRACE);
    assertThat(roster.online("ana")).isPresent();
    assertThat(roster.onlineAfter("")).singleElement().returns("id-new", entry -> entry.userId);
    assertThat(roster.onlineAfter("ana")).isEmpty();
  }

  private static StoredPresence named(String userId, String name, long version) {
    return new StoredPresence(userId, name, null, true, Choice.NONE, null, Map.of(), version);
  }

  @Test
  void userWhoLeftShouldBeForgottenInTheEnd() {
    open("s1");
    close("s1");
    after(GRACE);
    assertThat(roster.state(ANA)).isPresent();

    after(Duration.ofMinutes(2));
    assertThat(roster.state(ANA)).isEmpty();
    assertThat(roster.size()).isZero();
    assertThat(open("s2")).hasSize(1);
  }

  /** The snapshot law: the state before, with the changes applied, is the state after. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void changesShouldAlwaysAddUpToTheState(long seed) {
    Random random = new Random(seed);
    PresenceState seen = PresenceState.offline(ANA, "ana", null);
    for (int i = 0; i < 5_000; i++) {
      for (PresenceChange change : randomStep(random)) {
        assertThat(change.before().status()).isEqualTo(seen.status());
        assertThat(change.before().text()).isEqualTo(seen.text());
        assertThat(change.after().version()).isGreaterThan(seen.version());
        seen = change.after();
      }
      assertThat(status()).isEqualTo(seen.status());
      assertThat(roster.onlineCount()).isEqualTo(seen.isOnline() ? 1 : 0);
    }
  }

  private List<PresenceChange> randomStep(Random random) {
    String session = "s" + random.nextInt(4);
    return switch (random.nextInt(9)) {
      case 0 -> roster.opened(ANA, "ana", session, now).stream().toList();
      case 1 -> roster.loaded(stored(Choice.NONE), now);
      case 2, 3 -> close(session).stream().toList();
      case 4 -> roster.signedOff(ANA, now).stream().toList();
      case 5 -> roster.active(ANA, now).stream().toList();
      case 6 -> roster.leased(stored(Choice.NONE), LEASE, now);
      case 7 -> {
        ChosenStatus status = ChosenStatus.values()[random.nextInt(4)];
        Choice choice = new Choice(status, "t" + random.nextInt(3), now.plusSeconds(20));
        yield choose(choice);
      }
      default -> after(Duration.ofMillis(random.nextInt(20_000)));
    };
  }
}
