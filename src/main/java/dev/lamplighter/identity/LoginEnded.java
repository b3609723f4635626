package dev.lamplighter.identity;

/**
 * A user signed out, or was signed out. Fired inside the transaction; observe it AFTER_SUCCESS.
 *
 * @param loginId the login that ended, or null for all of the user's
 */
public record LoginEnded(String userId, String loginId) {}
