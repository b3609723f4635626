package dev.lamplighter.accounts.boundary;

import dev.lamplighter.database.Installation;
import dev.lamplighter.database.Migrations;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The cookie with the refresh token: out of scripts' reach, and sent to this host's auth only.
 * Cookies know no ports, so its name tells the installations on one host apart.
 */
@ApplicationScoped
public class RefreshCookies {
  /** What it was called everywhere; read for one more release. */
  private static final String FORMER = "lamplighter_refresh";

  private static final int LETTERS = 8;

  @Inject private Installation installation;
  private volatile String name;

  void start(
      @Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object start) {
    name = FORMER + "_" + installation.id().substring(0, LETTERS);
  }

  /**
   * The refresh token that a request brings.
   *
   * @throws ProblemException INVALID_REQUEST where it brings two
   */
  Optional<String> shown(HttpServletRequest request) {
    return value(request, name).or(() -> value(request, FORMER));
  }

  /** Other applications' cookies may be of any form, and are passed over. */
  private static Optional<String> value(HttpServletRequest request, String name) {
    List<String> values =
        Collections.list(request.getHeaders("Cookie")).stream()
            .flatMap(header -> Arrays.stream(header.split(";")))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2 && pair[0].strip().equals(name))
            .map(pair -> pair[1].strip())
            .filter(value -> !value.isEmpty())
            .distinct()
            .toList();
    if (values.size() > 1) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          "Two different cookies " + name + " came; delete this host's cookies and sign in.");
    }
    return values.stream().findFirst();
  }

  NewCookie[] of(String token, Duration lasts, boolean secure) {
    return new NewCookie[] {
      cookie(name, token, lasts, secure), cookie(FORMER, "", Duration.ZERO, secure)
    };
  }

  NewCookie[] gone(boolean secure) {
    return of("", Duration.ZERO, secure);
  }

  private static NewCookie cookie(String name, String value, Duration lasts, boolean secure) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/api/auth")
        .maxAge((int) lasts.toSeconds())
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
