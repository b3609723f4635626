package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Tokens;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** {@code auth.refresh {token}}: a fresh token of the same user renews the live socket. */
@ApplicationScoped
public class AuthRefreshCommand implements CommandHandler {
  private static final int MAX_TOKEN = 16_384;

  @Inject private Tokens tokens;

  @Override
  public String command() {
    return "auth.refresh";
  }

  @Override
  public boolean isActivity() {
    return false;
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    Caller renewed = tokens.verify(data.string("token", 1, MAX_TOKEN));
    if (!renewed.userId().equals(session.userId())) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "The token is another user's. Open a new connection for it.");
    }
    session.renew(renewed);
    Duration left = Duration.between(Instant.now(), renewed.expiresAt());
    return new JsonOutput().put("expires_in", left.toSeconds()).build();
  }
}
