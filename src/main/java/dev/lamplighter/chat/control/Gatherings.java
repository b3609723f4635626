package dev.lamplighter.chat.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lamplighter.accounts.control.Audiences;
import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Approach;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.chat.entity.Standing;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings users together in conversations, and lets them go. */
@ApplicationScoped
public class Gatherings {
  private static final int MAX_GROUP = 10_000;
  private static final int MAX_WAYS = 100_000;

  /** A name may come to mean somebody else. */
  private static final Duration WAY_LASTS = Duration.ofSeconds(30);

  /** From somebody to the name that they write to. */
  private record Way(String userId, String username) {}

  private record Pair(String low, String high) {
    static Pair of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }
  }

  /** A conversation that was asked for. */
  public record Made(long id, boolean isNew) {}

  /** Who writes to a name writes to it again: without a look-up for each message. */
  private final Cache<Way, Long> ways =
      Caffeine.newBuilder().maximumSize(MAX_WAYS).expireAfterWrite(WAY_LASTS).build();

  @Inject private Database database;
  @Inject private Members members;
  @Inject private Audiences audiences;
  @Inject private Standings standings;
  @Inject private GatheringRows rows;
  @Inject private GatheringNews news;

  /**
   * The direct conversation of the two, made where there is none.
   *
   * @throws ProblemException NOT_FOUND for an unknown name, FORBIDDEN where one blocked the other
   */
  public Made direct(Caller caller, String username) {
    Way way = new Way(caller.userId(), username);
    Long known = ways.getIfPresent(way);
    if (known != null) {
      return new Made(known, false);
    }
    Member other = members.byUsername(username).orElseThrow(Gatherings::noUser);
    Pair pair = Pair.of(caller.userId(), other.userId());
    Optional<Long> found = find(pair);
    Made made = found.map(id -> new Made(id, false)).orElseGet(() -> make(caller, pair, other));
    ways.put(way, made.id());
    return made;
  }

  /** The direct conversation of the two, where there is one. */
  public Optional<Long> known(Caller caller, String username) {
    Long known = ways.getIfPresent(new Way(caller.userId(), username));
    if (known != null) {
      return Optional.of(known);
    }
    Member other = members.byUsername(username).orElseThrow(Gatherings::noUser);
    return find(Pair.of(caller.userId(), other.userId()));
  }

  private Optional<Long> find(Pair pair) {
    try (Sql sql = database.open()) {
      return sql.first(
          row -> row.getLong(1),
          "SELECT id FROM conversations WHERE low_id = ? AND high_id = ?",
          pair.low(),
          pair.high());
    }
  }

  private Made make(Caller caller, Pair pair, Member other) {
    refuseBlocked(caller.userId(), List.of(other.userId()));
    refuseUnwanted(audiences.refusing(Approach.MESSAGE, caller.userId(), List.of(other.userId())));
    Optional<Long> id = rows.makeDirect(pair.low(), pair.high());
    if (id.isEmpty()) { // somebody else made it in this moment
      return new Made(find(pair).orElseThrow(Standings::unknown), false);
    }
    news.changed(id.get());
    return new Made(id.get(), true);
  }

  /**
   * @param title or null
   */
  public Made group(Caller caller, Collection<String> usernames, String title) {
    Set<String> ids = new LinkedHashSet<>(List.of(caller.userId()));
    ids.addAll(idsOf(usernames));
    refuseBlocked(caller.userId(), ids);
    refuseUnwanted(audiences.refusing(Approach.GROUP, caller.userId(), ids));
    long id = rows.makeGroup(caller.userId(), title, ids);
    news.changed(id);
    return new Made(id, true);
  }

  private Collection<String> idsOf(Collection<String> usernames) {
    Map<String, Member> found = members.byUsernames(usernames);
    if (found.size() < new HashSet<>(usernames).size()) {
      throw noUser();
    }
    return usernames.stream().map(name -> found.get(name).userId()).toList();
  }

  /** Nobody is brought together with whom they blocked, or who blocked them. */
  private void refuseBlocked(String userId, Collection<String> others) {
    try (Sql sql = database.open()) {
      boolean blocked =
          sql.first(
                  row -> true,
                  "SELECT 1 FROM relations WHERE kind = 'BLOCKS'"
                      + " AND ((owner_id = ? AND other_id = ANY(?))"
                      + " OR (other_id = ? AND owner_id = ANY(?))) LIMIT 1",
                  userId,
                  others,
                  userId,
                  others)
              .isPresent();
      if (blocked) {
        throw Standings.closed();
      }
    }
  }

  /** As with a block, it is not said why, or by whom. */
  private static void refuseUnwanted(Set<String> refusing) {
    if (!refusing.isEmpty()) {
      throw Standings.closed();
    }
  }

  public void rename(Caller caller, long id, String title) {
    group(caller, id);
    rows.rename(id, title, caller.userId());
    news.changed(id);
  }

  public void mute(Caller caller, long id, boolean muted) {
    standings.of(id, caller.userId());
    rows.mute(id, caller.userId(), muted);
  }

  /** Who left the group of their own accord, and are no connections of the caller's. */
  private Set<String> leftAlone(Caller caller, long id, Collection<String> userIds) {
    Set<String> left = new HashSet<>(rows.leftOf(id, userIds));
    left.removeAll(audiences.connected(caller.userId(), left));
    return left;
  }

  /** Any member of a group may bring others, but those who left it only connections of theirs. */
  public void add(Caller caller, long id, Collection<String> usernames) {
    Standing group = group(caller, id);
    Set<String> added = new LinkedHashSet<>(idsOf(usernames));
    added.removeAll(group.members());
    if (group.members().size() + added.size() > MAX_GROUP) {
      throw ProblemException.invalid("usernames", "are too many: a group has at most " + MAX_GROUP);
    }
    refuseBlocked(caller.userId(), added);
    refuseUnwanted(audiences.refusing(Approach.GROUP, caller.userId(), added));
    refuseUnwanted(leftAlone(caller, id, added));
    if (!added.isEmpty()) {
      rows.add(id, added);
      news.changed(id);
    }
  }

  /** Oneself to leave; others by who made the group. */
  public void remove(Caller caller, long id, String username) {
    Standing group = group(caller, id);
    Member member =
        members
            .byUsername(username)
            .filter(user -> group.members().contains(user.userId()))
            .orElseThrow(Gatherings::noUser);
    boolean own = member.userId().equals(caller.userId());
    if (!own && !caller.userId().equals(group.ownerId())) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "Only who made the group can remove others.");
    }
    rows.remove(id, member.userId(), own);
    news.left(id, member.userId());
    news.changed(id);
  }

  private Standing group(Caller caller, long id) {
    Standing standing = standings.of(id, caller.userId());
    if (standing.direct()) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "A direct conversation has no title and always two members.");
    }
    return standing;
  }

  /** In the order in which they joined. */
  public Page<Member> members(Caller caller, long id, PageRequest request) {
    Page<Place> page = places(caller, id, request);
    return new Page<>(members.byIds(page.items().stream().map(Place::id).toList()), page.next());
  }

  private Page<Place> places(Caller caller, long id, PageRequest request) {
    try (Sql sql = database.open()) {
      standings.of(sql, id, caller.userId());
      Place place = request.place().orElse(new Place(Instant.EPOCH, ""));
      List<Place> found =
          sql.query(
              row -> new Place(Sql.instant(row, "joined_at"), row.getString("user_id")),
              "SELECT joined_at, user_id FROM conversation_members WHERE conversation_id = ?"
                  + " AND (joined_at, user_id) > (?, ?) ORDER BY joined_at, user_id LIMIT ?",
              id,
              place.time(),
              place.id(),
              request.limit() + 1);
      return request.page(found, Place::text);
    }
  }

  private static ProblemException noUser() {
    return ProblemException.notFound("user");
  }
}
