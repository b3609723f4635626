package dev.lamplighter.accounts.entity;

import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;

/**
 * Who may begin to write to a user, call, and add the user to groups: {@code everyone}, {@code
 * connections} or {@code nobody}.
 */
public record Reach(String messages, String calls, String groups) {

  /**
   * A field that is left out stays as it is.
   *
   * @throws dev.lamplighter.problem.ProblemException INVALID_REQUEST naming the field
   */
  public Reach changed(JsonInput input) {
    return new Reach(
        Profile.audience(input, Approach.MESSAGE.column(), messages),
        Profile.audience(input, Approach.CALL.column(), calls),
        Profile.audience(input, Approach.GROUP.column(), groups));
  }

  public JsonObject toJson() {
    return new JsonOutput()
        .put(Approach.MESSAGE.column(), messages)
        .put(Approach.CALL.column(), calls)
        .put(Approach.GROUP.column(), groups)
        .build();
  }
}
