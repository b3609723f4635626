package dev.lamplighter.push.entity;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;

/**
 * A browser that may be told while no page of ours is open in it (RFC 8030, RFC 8291).
 *
 * @param id the digest of the endpoint
 * @param endpoint who knows it may write to that browser: never logged
 * @param key the browser's, a point on P-256
 * @param auth the secret that the browser shares with us, 16 bytes
 */
public record PushSubscription(String id, URI endpoint, ECKey key, byte[] auth) {}
