package dev.lamplighter.identity.control;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a token must say to be believed, in the words of MicroProfile JWT 2.1, section 9.
 *
 * @param issuer {@code mp.jwt.verify.issuer}
 * @param audiences {@code mp.jwt.verify.audiences}, at least one
 * @param algorithm {@code mp.jwt.verify.publickey.algorithm}: RS256 or ES256
 * @param clockSkew {@code mp.jwt.verify.clock.skew}
 * @param maxAge {@code mp.jwt.verify.token.age}
 */
public record TokenRules(
    String issuer,
    Set<String> audiences,
    String algorithm,
    Duration clockSkew,
    Optional<Duration> maxAge) {}
