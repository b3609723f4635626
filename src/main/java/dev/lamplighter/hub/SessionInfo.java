package dev.lamplighter.hub;

import dev.lamplighter.identity.Caller;

/**
 * What is known of a connection when it is made.
 *
 * @param address the client's address, as seen behind trusted proxies
 * @param userAgent what the client calls itself, cut to 200 characters, or empty
 */
public record SessionInfo(Caller caller, String address, String userAgent) {}
