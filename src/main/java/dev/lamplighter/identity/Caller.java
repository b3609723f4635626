package dev.lamplighter.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * Who is calling, as proven by a token. Nothing that a client says about itself ever changes it.
 *
 * @param userId the token's {@code sub}
 * @param username here: the token's {@code upn} or {@code preferred_username}, or one like it where
 *     that is taken
 * @param roles the token's {@code groups}
 * @param loginId one sign-in (the token's {@code sid}), or this token alone where it names none;
 *     revoking it ends its sockets and tokens
 * @param expiresAt when the token ends
 */
public record Caller(
    String userId, String username, Set<String> roles, String loginId, Instant expiresAt)
    implements Principal {

  public static final String USER = "user";
  public static final String ADMIN = "admin";
  public static final String SERVICE = "service";

  private static final String ONE_TOKEN = "token:";

  /** The login of a token that names none. */
  public static String ofOneToken(String tokenId) {
    return ONE_TOKEN + tokenId;
  }

  /** Whether it may be but one of several of the same sign-in. */
  public static boolean isOfOneToken(String loginId) {
    return loginId.startsWith(ONE_TOKEN);
  }

  /** The same under another name. */
  public Caller named(String other) {
    return new Caller(userId, other, roles, loginId, expiresAt);
  }

  @Override
  public String getName() {
    return username;
  }

  public boolean is(String role) {
    return roles.contains(role);
  }
}
