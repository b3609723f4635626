package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import jakarta.json.JsonObject;

/** What a client can ask for on a socket, whatever the wire. Found by CDI; one a command. */
public interface CommandHandler {
  /** The command's name on the wire, such as {@code watch}. */
  String command();

  /** Whether this command shows that somebody is at the keyboard. */
  default boolean isActivity() {
    return true;
  }

  /**
   * Runs on the connection's thread, one command of a session at a time.
   *
   * @return what the reply says besides {@code ok}
   * @throws dev.lamplighter.problem.ProblemException to refuse
   */
  JsonObject handle(Session session, JsonInput data);
}
