package dev.lamplighter.support;

/**
 * Somebody who is signed in.
 *
 * @param token the access token of this login
 * @param rest a client that sends the token
 */
public record Member(String id, String username, String password, String token, RestClient rest) {}
