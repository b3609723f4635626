package dev.lamplighter.page;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * An OpenID Connect issuer whose one user is always signed in: authorization code with PKCE (RFC
 * 7636) in the browser, tokens that Lamplighter verifies. Refuses a code without its verifier.
 */
final class StandInIssuer implements AutoCloseable {
  static final String USERNAME = "wanda";
  private static final String REFRESH = "keep-me";
  private static final String AUDIENCE = "lamplighter-page";

  /** Seconds: a page renews before they are over. */
  private static final int LIFETIME = 8;

  private final HttpServer http;
  private final RSAKey key;

  private final AtomicInteger renewals = new AtomicInteger();

  /** Code to the challenge it was asked with. */
  private final Map<String, String> challenges = new ConcurrentHashMap<>();

  StandInIssuer() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("stand-in").generate();
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/.well-known/openid-configuration", this::describe);
    http.createContext("/jwks", e -> answer(e, 200, new JWKSet(key.toPublicJWK()).toString()));
    http.createContext("/authorize", this::authorize);
    http.createContext("/token", this::token);
    http.start();
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** What makes a server believe this issuer. */
  Map<String, String> environment() {
    return Map.of(
        "MP_JWT_VERIFY_ISSUER",
        address(),
        "MP_JWT_VERIFY_AUDIENCES",
        AUDIENCE,
        "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
        address() + "/jwks");
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        Json.createObjectBuilder()
            .add("issuer", address())
            .add("authorization_endpoint", address() + "/authorize?tenant=x")
            .add("token_endpoint", tokenEndpoint())
            .add("jwks_uri", address() + "/jwks")
            .build()
            .toString());
  }

  /** At another host, as Google's and Cognito's are. */
  private String tokenEndpoint() {
    return address().replace("127.0.0.1", "localhost") + "/token";
  }

  /** How many renewals were granted. */
  int renewals() {
    return renewals.get();
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    if (!"x".equals(query.get("tenant"))) {
      answer(exchange, 400, "{\"error\":\"the query is lost\"}");
      return;
    }
    String code = "code-" + challenges.size();
    challenges.put(code, query.get("code_challenge"));
    String state = URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + state);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
    if (REFRESH.equals(form.get("refresh_token"))) {
      renewals.incrementAndGet(); // without another refresh token (RFC 6749, section 6)
      answer(exchange, 200, "{\"access_token\":\"" + accessToken() + "\",\"expires_in\":8}");
      return;
    }
    String challenge = challenges.remove(String.valueOf(form.get("code")));
    if (challenge == null || !challenge.equals(challengeOf(form.get("code_verifier")))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    answer(
        exchange,
        200,
        "{\"access_token\":\"" + accessToken() + "\",\"refresh_token\":\"" + REFRESH + "\"}");
  }

  private String accessToken() {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(address())
            .audience(AUDIENCE)
            .subject("stand-in-" + USERNAME)
            .claim("preferred_username", USERNAME)
            .claim("groups", List.of("user"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFETIME)))
            .build();
    var jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("stand-in").build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private static String challengeOf(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
