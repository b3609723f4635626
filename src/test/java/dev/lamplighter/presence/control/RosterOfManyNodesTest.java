package dev.lamplighter.presence.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.Status;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several rosters that tell each other what they know, over links that delay and lose. */
class RosterOfManyNodesTest {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration AWAY = Duration.ofMinutes(5);
  private static final Duration LEASE = Duration.ofSeconds(90);
  private static final PresenceSettings SETTINGS =
      new PresenceSettings(GRACE, AWAY, LEASE, Duration.ofHours(1), 2000, Duration.ofSeconds(2));

  /** Of the users in random steps, those who sometimes log out with their sessions open. */
  private static final Predicate<String> SIGNED_OFF = user -> user.compareTo("u3") >= 0;

  /** One letter from node to node. */
  private interface Letter {
    List<PresenceChange> read(Roster reader);
  }

  private final class Peer {
    final Node node;
    final Whereabouts whereabouts = new Whereabouts();
    final RowBooks books;
    final Roster roster;
    final Map<Peer, Queue<Letter>> inbox = new HashMap<>();
    final Set<String> sessions = new HashSet<>();
    final List<PresenceChange> seen = new ArrayList<>();

    Peer(String name, int life) {
      node = new Node(name, "life" + life);
      books = new RowBooks(node, whereabouts);
      roster = new Roster(SETTINGS, books);
    }

    void happens(Collection<PresenceChange> changes) {
      seen.addAll(changes);
      books
          .takeNews(now)
          .forEach(news -> others(this).forEach(peer -> post(peer, r -> heard(r, news))));
    }

    private List<PresenceChange> heard(Roster reader, PresenceNews news) {
      return reader.heard(node, PresenceNews.of(news.toJson()), now);
    }

    void post(Peer to, Letter letter) {
      to.inbox.computeIfAbsent(this, peer -> new ArrayDeque<>()).add(letter);
    }

    void tellAll(Peer to) {
      List<PresenceNews> all = roster.allNews(now);
      post(to, reader -> reader.heardAll(node, all, now));
    }

    boolean read(Peer from) {
      Letter letter = inbox.getOrDefault(from, new ArrayDeque<>()).poll();
      if (letter != null) {
        happens(letter.read(roster));
      }
      return letter != null;
    }

    void open(String user, String session) {
      sessions.add(user + ' ' + session);
      happens(roster.opened(user, user, session, now).stream().toList());
      happens(roster.loaded(database(user), now));
    }

    void close(String user, String session) {
      sessions.remove(user + ' ' + session);
      happens(roster.closed(user, session, now).stream().toList());
    }

    void signOff(String user) {
      happens(roster.signedOff(user, now).stream().toList());
    }

    void readDatabase() {
      users().filter(roster::isLoaded).forEach(user -> happens(roster.loaded(database(user), now)));
    }

    Set<String> online() {
      return users().filter(user -> status(user).isOnline()).collect(Collectors.toSet());
    }

    /** Those who are online for a watcher that was told of every change since the start. */
    Set<String> onlineFor(String watcher) {
      Set<String> online = new HashSet<>();
      for (PresenceChange change : seen) {
        boolean told =
            change.only() == null
                ? !change.blocked().contains(watcher)
                : change.only().equals(watcher);
        if (told && change.after().isOnline()) {
          online.add(change.after().userId());
        } else if (told) {
          online.remove(change.after().userId());
        }
      }
      return online;
    }

    Status status(String user) {
      return roster.state(user).map(PresenceState::status).orElse(Status.OFFLINE);
    }
  }

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final List<Peer> peers = new ArrayList<>();
  private final Map<String, StoredPresence> database = new HashMap<>();
  private int lives;

  @BeforeEach
  void threeNodes() {
    for (String name : List.of("a", "b", "c")) {
      peers.add(new Peer(name, lives++));
    }
  }

  private static StoredPresence stored(String user) {
    return stored(user, 0, Map.of());
  }

  private static StoredPresence stored(String user, long version, Map<String, Instant> blocked) {
    return new StoredPresence(user, user, null, true, Choice.NONE, null, blocked, version);
  }

  private StoredPresence database(String user) {
    return database.getOrDefault(user, stored(user));
  }

  private static Stream<String> users() {
    return IntStream.range(0, 6).mapToObj(user -> "u" + user);
  }

  private List<Peer> others(Peer self) {
    return peers.stream().filter(peer -> peer != self).toList();
  }

  private void settle() {
    boolean busy = true;
    while (busy) {
      busy = false;
      for (Peer reader : List.copyOf(peers)) {
        for (Peer writer : others(reader)) {
          busy |= reader.read(writer);
        }
      }
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
    peers.forEach(peer -> peer.happens(peer.roster.tick(now)));
    settle();
  }

  private void kill(Peer dead) {
    peers.remove(dead);
    for (Peer peer : peers) {
      peer.inbox.remove(dead);
      peer.happens(peer.roster.lost(dead.node, now));
    }
  }

  private Peer join(String name) {
    Peer joiner = new Peer(name, lives++);
    peers.add(joiner);
    others(joiner)
        .forEach(
            peer -> {
              peer.tellAll(joiner);
              joiner.tellAll(peer);
            });
    return joiner;
  }

  @Test
  void everyNodeShouldSeeTheUserOfOne() {
    peers.get(0).open("ana", "s1");
    settle();

    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.ONLINE));
    assertThat(peers)
        .allSatisfy(
            peer -> assertThat(peer.whereabouts.nodesOf("ana")).containsExactly(peers.get(0).node));
  }

  @Test
  void userOnTwoNodesShouldBeOneAndTheLastSessionShouldDecide() {
    peers.get(0).open("ana", "s1");
    peers.get(1).open("ana", "s2");
    settle();
    assertThat(peers.get(2).roster.onlineCount()).isEqualTo(1);
    assertThat(peers.get(2).whereabouts.sessionsOf("ana")).isEqualTo(2);

    peers.get(0).close("ana", "s1");
    pass(GRACE.multipliedBy(2));
    assertThat(peers.get(2).status("ana")).isEqualTo(Status.ONLINE);

    peers.get(1).close("ana", "s2");
    settle();
    pass(GRACE);
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.OFFLINE));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.seen).hasSize(2));
  }

  @Test
  void moveToAnotherNodeWithinTheGraceShouldLeaveNoTrace() {
    peers.get(0).open("ana", "s1");
    settle();
    for (int i = 0; i < 20; i++) {
      peers.get(i % 3).close("ana", "s" + i % 3);
      pass(GRACE.dividedBy(2));
      peers.get((i + 1) % 3).open("ana", "s" + (i + 1) % 3);
      settle();
    }

    assertThat(peers).allSatisfy(peer -> assertThat(peer.seen).hasSize(1));
  }

  @Test
  void usersOfALostNodeShouldGoAfterTheGraceUnlessTheyAreElsewhere() {
    Peer lost = peers.get(0);
    lost.open("ana", "s1");
    lost.open("ben", "s1");
    peers.get(1).open("ben", "s2");
    settle();
    kill(lost);

    pass(GRACE.minusMillis(1));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.ONLINE));
    pass(Duration.ofMillis(1));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.OFFLINE));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ben")).isEqualTo(Status.ONLINE));
  }

  @Test
  void nodeThatJoinsLateShouldSeeAllAtOnce() {
    peers.get(0).open("ana", "s1");
    peers.get(1).open("ben", "s1");
    peers.get(1).happens(peers.get(1).roster.leased(stored("eve"), LEASE, now));
    Peer late = join("d");
    settle();

    assertThat(late.roster.onlineCount()).isEqualTo(3);
    assertThat(late.books.digestOf(peers.get(0).node))
        .isEqualTo(peers.get(0).books.ownDigest())
        .isNotEqualTo(NodeRows.Digest.EMPTY);
  }

  @Test
  void explicitLogoutOnAnyNodeShouldCountEverywhereUntilANewSession() {
    peers.get(0).open("ana", "s1");
    settle();
    peers.get(1).signOff("ana");
    settle();
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.OFFLINE));

    peers.get(2).open("ana", "s2");
    settle();
    peers.get(2).close("ana", "s2");
    pass(GRACE.multipliedBy(2));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.ONLINE));
  }

  @Test
  void explicitLogoutWhoseLettersAreLostShouldBeMadeGood() {
    Peer a = peers.get(0);
    peers.get(2).open("ana", "s1");
    settle();
    a.signOff("ana");
    others(a).forEach(peer -> peer.inbox.get(a).clear());
    others(a).forEach(a::tellAll);
    settle();
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.OFFLINE));

    a.happens(a.roster.signedOn("ana", now).stream().toList());
    others(a).forEach(peer -> peer.inbox.get(a).clear());
    others(a).forEach(a::tellAll);
    settle();
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.ONLINE));
  }

  @Test
  void nodeThatJoinsAfterALogoutShouldKnowWhenTheUserWasLastHere() {
    Instant logout = now;
    peers.get(0).open("ana", "s1");
    settle();
    peers.get(0).signOff("ana");
    peers.get(0).close("ana", "s1");
    pass(Duration.ofMinutes(10));

    Peer late = join("d");
    settle();
    assertThat(late.roster.state("ana")).map(PresenceState::lastSeen).hasValue(logout);
  }

  @Test
  void logoutAndReturnAtOneMomentShouldEndAlikeEverywhere() {
    peers.get(0).open("ana", "s1");
    settle();
    peers.get(0).signOff("ana");
    settle();
    peers.get(1).happens(peers.get(1).roster.signedOn("ana", now).stream().toList());
    peers.get(2).signOff("ana");
    settle();

    assertThat(peers)
        .extracting(peer -> peer.status("ana"))
        .containsOnly(peers.get(0).status("ana"));
  }

  @Test
  void userShouldBeAwayOnlyWhenIdleOnEveryNode() {
    peers.get(0).open("ana", "s1");
    peers.get(1).open("ana", "s2");
    settle();
    pass(AWAY.minusSeconds(1));
    peers.get(1).happens(peers.get(1).roster.active("ana", now).stream().toList());
    pass(AWAY.minusSeconds(1));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.ONLINE));

    pass(Duration.ofSeconds(1));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.AWAY));
  }

  @Test
  void blockShouldBeToldWhereItArrivesInsideOtherNews() {
    Instant began = now.minusSeconds(1);
    Peer a = peers.get(0);
    Peer b = peers.get(1);
    a.open("ana", "s1");
    settle();
    a.happens(a.roster.loaded(stored("ana", 1, Map.of("ben", began)), now));
    a.open("ana", "s2");
    settle();
    assertThat(b.seen).hasSize(2).last().satisfies(change -> assertLeave(change, "ben"));
    assertThat(b.seen.get(1).after().lastSeen()).isEqualTo(began);

    b.happens(b.roster.loaded(stored("ana", 1, Map.of("ben", began)), now));
    assertThat(b.seen).hasSize(2);
    a.happens(a.roster.loaded(stored("ana", 2, Map.of()), now));
    a.tellAll(b);
    settle();
    assertThat(b.seen).hasSize(3).last().extracting(PresenceChange::isJoin).isEqualTo(true);
  }

  private static void assertLeave(PresenceChange change, String only) {
    assertThat(change.only()).isEqualTo(only);
    assertThat(change.isLeave()).isTrue();
  }

  @Test
  void leaseShouldCountOnEveryNodeAndOutliveItsOwn() {
    Peer first = peers.get(0);
    first.happens(first.roster.leased(stored("ana"), LEASE, now));
    settle();
    kill(first);

    pass(Duration.ofSeconds(89));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.ONLINE));
    pass(Duration.ofSeconds(1));
    assertThat(peers).allSatisfy(peer -> assertThat(peer.status("ana")).isEqualTo(Status.OFFLINE));
  }

  @Test
  void rebornNodeShouldTellItsUsersAnewWithoutAFlap() {
    peers.get(0).open("ana", "s1");
    peers.get(1).open("ben", "s1");
    settle();
    Peer reborn = peers.get(1);
    Node before = reborn.node;
    Node after = new Node("b", "again");
    reborn.happens(reborn.roster.reborn(after, now));
    for (Peer peer : others(reborn)) {
      peer.happens(peer.roster.lost(before, now));
      peer.happens(peer.roster.heardAll(after, reborn.roster.allNews(now), now));
      reborn.happens(reborn.roster.heardAll(peer.node, peer.roster.allNews(now), now));
    }
    now = now.plus(GRACE.multipliedBy(2));
    peers.forEach(peer -> peer.happens(peer.roster.tick(now)));

    assertThat(peers).allSatisfy(peer -> assertThat(peer.seen).hasSize(2));
    assertThat(reborn.whereabouts.nodesOf("ben")).containsExactly(after);
  }

  /** Whatever is lost, killed and started: in the end all nodes see what is true. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void allNodesShouldAgreeInTheEnd(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < 100; i++) {
        step(random);
      }
      makeGood();
      assertAgreement();
    }
  }

  /** What digests, gaps in the letters and the database bring about. */
  private void makeGood() {
    settle();
    for (Peer peer : peers) {
      others(peer).forEach(peer::tellAll);
    }
    settle();
    peers.forEach(Peer::readDatabase);
    settle();
    pass(LEASE);
  }

  private void assertAgreement() {
    Set<String> connected =
        peers.stream()
            .flatMap(peer -> peer.sessions.stream())
            .map(session -> session.split(" ")[0])
            .collect(Collectors.toSet());
    Set<String> online = peers.get(0).online();
    assertThat(connected).containsAll(online);
    assertThat(online).containsAll(connected.stream().filter(SIGNED_OFF.negate()).toList());
    for (Peer peer : peers) {
      assertThat(peer.online()).isEqualTo(online);
      assertThat(peer.onlineFor("ben")).isEqualTo(online);
      assertThat(peer.onlineFor("foe"))
          .isEqualTo(
              online.stream()
                  .filter(user -> !database(user).blocked().containsKey("foe"))
                  .collect(Collectors.toSet()));
      assertThat(peer.roster.onlineCount("foe")).isEqualTo(peer.onlineFor("foe").size());
      for (Peer other : others(peer)) {
        assertThat(peer.books.digestOf(other.node)).isEqualTo(other.books.ownDigest());
      }
    }
  }

  private void step(Random random) {
    Peer peer = peers.get(random.nextInt(peers.size()));
    String user = "u" + random.nextInt(6);
    String session = "s" + random.nextInt(3);
    switch (random.nextInt(40)) {
      case 0 -> {
        if (peers.size() > 1) {
          kill(peer);
        }
      }
      case 1 -> {
        if (peers.size() < 4) {
          join("n" + lives);
        }
      }
      case 2 -> peers.forEach(reader -> reader.inbox.values().forEach(Queue::poll));
      case 3 -> {
        now = now.plusMillis(random.nextInt(3_000));
        peers.forEach(each -> each.happens(each.roster.tick(now)));
      }
      case 20 -> {
        if (SIGNED_OFF.test(user)) {
          peer.signOff(user);
        }
      }
      case 21 -> peer.happens(peer.roster.signedOn(user, now).stream().toList());
      case 22 -> peer.happens(peer.roster.leased(database(user), LEASE, now));
      case 23 -> {
        boolean blocked = database(user).blocked().isEmpty();
        long version = database(user).version() + 1;
        database.put(user, stored(user, version, blocked ? Map.of("foe", now) : Map.of()));
        peer.happens(peer.roster.blocked(user, "foe", blocked, now).stream().toList());
        peer.happens(peer.roster.loaded(database(user), now));
      }
      case 4, 5, 6, 7, 8, 9, 10, 11 -> peer.open(user, session);
      case 12, 13, 14, 15, 16, 17, 18, 19 -> peer.close(user, session);
      default -> others(peer).forEach(peer::read);
    }
  }
}
