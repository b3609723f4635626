package dev.lamplighter.presence.boundary;

import dev.lamplighter.json.JsonInput;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.ChosenStatus;
import dev.lamplighter.problem.ProblemException;
import java.time.Instant;

/** Reads {@code {status, text, expires_at}}, the same over REST and sockets. */
final class ChoiceInput {
  private static final int MAX_TEXT = 140;

  private ChoiceInput() {}

  static Choice read(JsonInput input) {
    ChosenStatus status =
        ChosenStatus.of(input.string("status", 1, 16))
            .orElseThrow(
                () ->
                    ProblemException.invalid("status", "must be online, away, busy or invisible"));
    String text = input.optionalLine("text", MAX_TEXT).orElse(null);
    Instant expiresAt = input.optionalTime("expires_at").orElse(null);
    if (expiresAt != null && !expiresAt.isAfter(Instant.now())) {
      throw ProblemException.invalid("expires_at", "must be in the future");
    }
    return new Choice(status, text, expiresAt);
  }
}
