package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import jakarta.json.JsonObject;

/** One kind of what a client may have missed, for the command {@code sync}. Found by CDI. */
public interface SyncSource {
  /** The field of the command and of its answer. */
  String field();

  /**
   * What the session missed, which from then on is not pushed to it again. Runs like a command.
   *
   * @param data the whole command; the field may be absent
   * @throws dev.lamplighter.problem.ProblemException to refuse
   */
  JsonObject missed(Session session, JsonInput data);
}
