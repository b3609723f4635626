package dev.lamplighter.wire;

import dev.lamplighter.database.DatabaseWatch;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one way from any wire to the features: finds the handler, keeps limits, counts refusals. */
@ApplicationScoped
public class Commands {
  private static final CompletionStage<JsonObject> DROPPED =
      CompletableFuture.completedStage(JsonValue.EMPTY_JSON_OBJECT);

  @Inject private Limits limits;
  @Inject private DatabaseWatch database;
  @Inject private Event<ActivitySeen> activity;
  private Map<String, CommandHandler> handlers = Map.of();

  @Inject
  void register(@Any Instance<CommandHandler> found) {
    handlers =
        found.stream().collect(Collectors.toMap(CommandHandler::command, Function.identity()));
  }

  /**
   * Starts a command; most are done when this returns. A session's commands are started in its
   * order.
   *
   * @param argument what came with it, or null
   * @return the answer, or what {@link #refuse} tells the client, on any thread
   * @throws ProblemException when the command is unknown, over a limit, refused at once, or needs a
   *     database that says nothing
   */
  public CompletionStage<JsonObject> run(Session session, String name, JsonValue argument) {
    CommandHandler handler = handlers.get(name);
    if (handler == null) {
      throw ProblemException.invalid("event", "is no command that this server knows");
    }
    if (isDropped(session, handler)) {
      return DROPPED;
    }
    if (handler.isActivity()) {
      activity.fire(new ActivitySeen(session));
    }
    if (handler.needsDatabase()) {
      database.refuseWhileSilent();
    }
    return handler.start(session, new JsonInput(data(handler, argument)));
  }

  private static JsonObject data(CommandHandler handler, JsonValue argument) {
    if (argument instanceof JsonObject data) {
      return data;
    }
    if (argument == null || argument == JsonValue.NULL || !handler.readsData()) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    throw ProblemException.invalid("data", "must be an object");
  }

  private boolean isDropped(Session session, CommandHandler handler) {
    if (handler.surplus() == Surplus.DROPPED) {
      return limits.isFleetingSurplus(session.userId(), handler.command());
    }
    if (handler.surplus() == Surplus.REFUSED) {
      limits.command(session.userId(), handler.command());
    }
    return false;
  }

  /** What a client is told of a success, as JSON text. */
  public static String ok(JsonObject answer) {
    JsonOutput reply = new JsonOutput().put("ok", true);
    answer.forEach(reply::put);
    return reply.build().toString();
  }

  /**
   * What the client is told of a failure. Too many that are its own end the session.
   *
   * @param name the command's, or null where what came was none
   */
  public Problem refuse(Session session, String name, Throwable thrown) {
    Problem problem = Problems.of(thrown);
    boolean counts = problem.type().status() < 500 && (name == null || isCostly(name));
    if (counts && limits.refused(session.userId())) {
      session.close(CloseCode.TOO_MANY_REQUESTS);
    }
    return problem;
  }

  private boolean isCostly(String name) {
    CommandHandler handler = handlers.get(name);
    return handler != null && handler.surplus() == Surplus.REFUSED;
  }

  /** Whether a refusal that no answer waits for is told: one of a kind a second and session. */
  public boolean isTold(Session session, Problem refusal) {
    return limits.mayComplain(session.id() + ' ' + refusal.type());
  }
}
