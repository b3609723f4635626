package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a client can ask for on a socket, whatever the wire. Found by CDI; one a command. */
public interface CommandHandler {
  /** The command's name on the wire, such as {@code watch}. */
  String command();

  /** Whether this command shows that somebody is at the keyboard. */
  default boolean isActivity() {
    return true;
  }

  /** What becomes of it where it comes too often. */
  default Surplus surplus() {
    return Surplus.REFUSED;
  }

  /** Whether what comes with it matters; else anything may. */
  default boolean readsData() {
    return true;
  }

  /** Whether it may have to ask the database, and is refused while that says nothing. */
  default boolean needsDatabase() {
    return true;
  }

  /**
   * Runs on the connection's thread, one command of a session at a time.
   *
   * @return what the reply says besides {@code ok}
   * @throws dev.lamplighter.problem.ProblemException to refuse
   */
  JsonObject handle(Session session, JsonInput data);

  /**
   * The same for commands whose answer takes a while: to be overridden by those that must not hold
   * up the connection's thread. The answer may come on any thread, which must not be blocked.
   *
   * @throws dev.lamplighter.problem.ProblemException to refuse at once
   */
  default CompletionStage<JsonObject> start(Session session, JsonInput data) {
    return CompletableFuture.completedStage(handle(session, data));
  }
}
