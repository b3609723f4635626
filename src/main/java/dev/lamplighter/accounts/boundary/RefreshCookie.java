package dev.lamplighter.accounts.boundary;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie with the refresh token: out of scripts' reach, and sent to this host's auth only. */
final class RefreshCookie {
  static final String NAME = "lamplighter_refresh";

  private RefreshCookie() {}

  static NewCookie of(String token, Duration lasts, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(token)
        .path("/api/auth")
        .maxAge((int) lasts.toSeconds())
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  static NewCookie gone(boolean secure) {
    return of("", Duration.ZERO, secure);
  }
}
