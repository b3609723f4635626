package dev.lamplighter.identity;

import dev.lamplighter.problem.ProblemException;

/** The users of an external issuer, as they are known here. */
public interface ExternalUsers {

  /**
   * Called before a caller is let in; blocks for the database.
   *
   * @param shown as the token has it
   * @return the username here, which may be another one than the token's
   * @throws ProblemException UNAUTHORIZED where the user may not come in by this issuer's word
   */
  String usernameOf(Caller shown, String issuer);
}
