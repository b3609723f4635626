package dev.lamplighter.identity.control;

import java.util.Optional;

/**
 * An OpenID Connect issuer that signs the tokens in place of the built-in one.
 *
 * @param publicKey {@code mp.jwt.verify.publickey}: PEM, JWK or JWKS
 * @param publicKeyLocation {@code mp.jwt.verify.publickey.location}: an address or a file of those
 * @param clientId the page's client id at the issuer
 */
public record ExternalIssuer(
    TokenRules rules,
    Optional<String> publicKey,
    Optional<String> publicKeyLocation,
    String clientId) {}
