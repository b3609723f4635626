package dev.lamplighter.feed.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.feed.entity.Post;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.json.Times;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The feed: everyone's posts but those of users of whom one blocked the other. */
@ApplicationScoped
public class Posts {
  private static final Place FIRST = new Place(Instant.parse("9999-01-01T00:00:00Z"), "0");

  @Inject private PostRows rows;
  @Inject private Members members;
  @Inject private Limits limits;
  @Inject private FeedRoad road;
  @Inject private DatabaseClock clock;
  @Inject private Event<AdminActed> acted;

  /** Newest first; two statements, however many posts there are. */
  public Page<JsonObject> page(String viewerId, PageRequest request) {
    Place after = FeedPlace.of(request, FIRST);
    List<Post> found = rows.page(viewerId, after, request.limit() + 1);
    Page<Post> page =
        request.page(found, p -> new Place(p.timestamp(), Long.toString(p.id())).text());
    Map<String, Member> authors = authors(page.items().stream().map(Post::authorId).toList());
    return new Page<>(
        page.items().stream()
            .filter(post -> authors.containsKey(post.authorId()))
            .map(post -> post.toJson(authors.get(post.authorId())))
            .toList(),
        page.next());
  }

  private Map<String, Member> authors(List<String> ids) {
    return members.byIds(ids).stream().collect(Collectors.toMap(Member::userId, m -> m));
  }

  /**
   * @throws ProblemException NOT_FOUND where it is not there for that user
   */
  public JsonObject one(String viewerId, long id) {
    Post post = rows.find(viewerId, id).orElseThrow(Posts::unknown);
    return post.toJson(members.byId(post.authorId()).orElseThrow(Posts::unknown));
  }

  public JsonObject make(Caller caller, String content) {
    limits.message(caller.userId());
    Member author = members.byId(caller.userId()).orElseThrow(Posts::unknown);
    PostRows.Made made = rows.make(caller.userId(), content);
    JsonObject post = made.post().toJson(author);
    road.created(post, made.walls().of(caller.userId()));
    return post;
  }

  /**
   * @throws ProblemException FORBIDDEN for all but the author and admins
   */
  public void delete(Caller caller, long id) {
    String author = rows.authorOf(id).orElseThrow(Posts::unknown);
    boolean own = author.equals(caller.userId());
    if (!own && !caller.is(Caller.ADMIN)) {
      rows.find(caller.userId(), id).orElseThrow(Posts::unknown);
      throw ProblemException.of(ProblemType.FORBIDDEN, "You can delete only your own posts.");
    }
    if (!own) {
      acted.fire(new AdminActed(caller, "delete_post", Long.toString(id)));
    }
    if (!rows.delete(id)) {
      throw unknown();
    }
    road.deleted(id, Times.cut(clock.instant()));
  }

  static ProblemException unknown() {
    return ProblemException.notFound("post");
  }
}
