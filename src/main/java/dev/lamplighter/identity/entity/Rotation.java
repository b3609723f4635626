package dev.lamplighter.identity.entity;

import java.time.Instant;

/**
 * Where a login's refresh token stands. The successor of a token is derived from the token and the
 * salt, so whoever shows the previous token again gets the same successor, while the database alone
 * gives away neither.
 *
 * @param currentHash SHA-256 of the token to be shown next
 * @param previousHash SHA-256 of the token before, or null
 * @param salt what made the current token from the previous one, or null
 */
public record Rotation(String currentHash, String previousHash, String salt, Instant rotatedAt) {}
