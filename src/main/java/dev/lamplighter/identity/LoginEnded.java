package dev.lamplighter.identity;

/**
 * A user signed out, or was signed out. Fired inside the transaction; observe it AFTER_SUCCESS.
 *
 * @param loginId the login that ended, or null for all of the user's
 * @param last whether the user surely has no other live login: an external issuer's are not known
 *     here, so there the sockets that end and the grace tell who is gone
 */
public record LoginEnded(String userId, String loginId, boolean last) {}
