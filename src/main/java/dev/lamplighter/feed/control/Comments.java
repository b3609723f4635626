package dev.lamplighter.feed.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.feed.control.CommentRows.Change;
import dev.lamplighter.feed.entity.Comment;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.notifications.control.Notifications;
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
import java.util.stream.Stream;

/** What is said to posts. Committed before anybody is told. */
@ApplicationScoped
public class Comments {
  private static final Place FIRST = new Place(Instant.EPOCH, "0");
  private static final int STRIPES = 64;

  @Inject private CommentRows rows;
  @Inject private PostRows posts;
  @Inject private Members members;
  @Inject private Limits limits;
  @Inject private FeedRoad road;
  @Inject private Notifications notifications;
  @Inject private Event<AdminActed> acted;

  /** Held from before the commit until it is told, so that viewers hear in the order of commits. */
  private final List<Object> turns = Stream.generate(Object::new).limit(STRIPES).toList();

  /**
   * Oldest first.
   *
   * @throws ProblemException NOT_FOUND where the viewer sees no such post
   */
  public Page<JsonObject> page(String viewerId, long postId, PageRequest request) {
    posts.find(viewerId, postId).orElseThrow(Posts::unknown);
    Place after = FeedPlace.of(request, FIRST);
    Page<Comment> page =
        request.page(
            rows.page(postId, viewerId, after, request.limit() + 1),
            c -> new Place(c.timestamp(), Long.toString(c.id())).text());
    Map<String, Member> authors =
        members.byIds(page.items().stream().map(Comment::authorId).toList()).stream()
            .collect(Collectors.toMap(Member::userId, m -> m));
    return new Page<>(
        page.items().stream()
            .filter(comment -> authors.containsKey(comment.authorId()))
            .map(comment -> comment.toJson(authors.get(comment.authorId())))
            .toList(),
        page.next());
  }

  /**
   * @throws ProblemException NOT_FOUND where the caller sees no such post
   */
  public JsonObject add(Caller caller, long postId, String content) {
    limits.message(caller.userId());
    Member author = members.byId(caller.userId()).orElseThrow(Posts::unknown);
    synchronized (turn(postId)) {
      Change change = rows.add(postId, caller.userId(), content);
      JsonObject comment = change.comment().toJson(author);
      road.publish(news(change, caller, comment, null));
      change.notification().ifPresent(notifications::push);
      return comment;
    }
  }

  /**
   * @throws ProblemException FORBIDDEN for all but who wrote it, whose post it is, and admins
   */
  public void remove(Caller caller, long postId, long id) {
    String postAuthor = posts.authorOf(postId).orElseThrow(Comments::unknown);
    Comment comment = rows.find(postId, id).orElseThrow(Comments::unknown);
    String me = caller.userId();
    boolean own = me.equals(comment.authorId()) || me.equals(postAuthor);
    if (!own && !caller.is(Caller.ADMIN)) {
      posts.find(me, postId).orElseThrow(Comments::unknown);
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "Only who wrote a comment or the post can delete it.");
    }
    if (!own) {
      acted.fire(new AdminActed(caller, "delete_comment", Long.toString(id)));
    }
    synchronized (turn(postId)) {
      Change change = rows.remove(comment).orElseThrow(Comments::unknown);
      road.publish(news(change, caller, null, Long.toString(id)));
    }
  }

  private Object turn(long postId) {
    return turns.get(Math.floorMod(Long.hashCode(postId), STRIPES));
  }

  /** The counts are told with it; who did it is known by the comment. */
  private static FeedNews news(Change change, Caller caller, JsonObject comment, String removed) {
    return new FeedNews(
        change.counts(),
        caller.userId(),
        caller.username(),
        change.walls().of(change.postAuthorId()),
        change.walls().of(change.comment().authorId()),
        change.comment().timestamp(),
        comment,
        removed);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("comment");
  }
}
