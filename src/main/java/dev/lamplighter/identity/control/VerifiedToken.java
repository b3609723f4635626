package dev.lamplighter.identity.control;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.lamplighter.identity.Caller;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a good token proves.
 *
 * @param text the token as sent
 */
public record VerifiedToken(Caller caller, Map<String, Object> claims, String text) {

  static VerifiedToken of(String text, JWTClaimsSet set) {
    Map<String, Object> claims = set.getClaims();
    String username =
        text(claims, "upn").or(() -> text(claims, "preferred_username")).orElse(set.getSubject());
    String loginId =
        text(claims, "sid")
            .orElseGet(() -> Caller.ofOneToken(Secrets.digest(text(claims, "jti").orElse(text))));
    var caller =
        new Caller(
            set.getSubject(),
            username,
            groups(claims.get("groups")),
            loginId,
            set.getExpirationTime().toInstant());
    return new VerifiedToken(caller, claims, text);
  }

  /** The same, of somebody who is known by another name here. */
  VerifiedToken of(Caller known) {
    return new VerifiedToken(known, claims, text);
  }

  private static Optional<String> text(Map<String, Object> claims, String name) {
    return Optional.ofNullable(claims.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(value -> !value.isBlank() && value.length() <= 255);
  }

  private static Set<String> groups(Object claim) {
    Set<String> groups = new HashSet<>();
    if (claim instanceof Collection<?> list) {
      list.stream().filter(String.class::isInstance).forEach(g -> groups.add((String) g));
    }
    return Set.copyOf(groups);
  }
}
