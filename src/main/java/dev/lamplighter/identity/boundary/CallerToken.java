package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.Caller;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A verified token's claims, in the types that MicroProfile JWT 2.1 gives them. */
final class CallerToken implements JsonWebToken {
  private final String name;
  private final Map<String, Object> claims;
  private final String text;

  CallerToken(String name, Map<String, Object> claims, String text) {
    this.name = name;
    this.claims = claims;
    this.text = text;
  }

  /** For a caller who came with a ticket: what the ticket has kept of the token. */
  static CallerToken of(Caller caller) {
    Map<String, Object> claims =
        Map.of(
            "sub", caller.userId(),
            "upn", caller.username(),
            "groups", List.copyOf(caller.roles()),
            "exp", Date.from(caller.expiresAt()));
    return new CallerToken(caller.username(), claims, null);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Set<String> getClaimNames() {
    return claims.keySet();
  }

  @Override
  @SuppressWarnings("unchecked") // the interface leaves the type to its caller
  public <T> T getClaim(String claim) {
    if ("raw_token".equals(claim)) {
      return (T) text;
    }
    Object value = claims.get(claim);
    if (value instanceof Date date) {
      return (T) Long.valueOf(date.getTime() / 1000);
    }
    boolean isSet = "groups".equals(claim) || "aud".equals(claim);
    return (T) (isSet && value instanceof Collection<?> list ? texts(list) : value);
  }

  private static Set<String> texts(Collection<?> list) {
    return list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
