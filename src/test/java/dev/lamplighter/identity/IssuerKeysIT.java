package dev.lamplighter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.LamplighterServer.FailedStart;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.TokenTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Keys that an issuer publishes, and settings that make no sense. */
class IssuerKeysIT {
  private static final String ME = "/api/users/me";

  @Test
  void aKeyThatTheIssuerPublishesLaterShouldBeFoundWithoutARestart() throws IOException {
    TokenTable before = TokenTable.at(Instant.now(), "before");
    TokenTable after = TokenTable.at(Instant.now(), "after");
    var published = new AtomicReference<>(before.jwks().toString(true));
    HttpServer issuer = issuer(published);
    String location = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/certs";
    try (LamplighterServer server =
        LamplighterServer.start(
            Map.of(
                "MP_JWT_VERIFY_ISSUER",
                TokenTable.ISSUER,
                "MP_JWT_VERIFY_AUDIENCES",
                TokenTable.AUDIENCE,
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                location))) {
      assertThat(status(server, before)).isEqualTo(200);
      published.set(after.jwks().toString(true));

      assertThat(status(server, after)).isEqualTo(200);
      assertThat(status(server, before)).isEqualTo(401);
    } finally {
      issuer.stop(0);
    }
  }

  @Test
  void aSignOutShouldBeRememberedAsLongAsItsTokensAreBelieved() {
    TokenTable table = TokenTable.at(Instant.now());
    Map<String, String> environment = new HashMap<>(table.environment());
    environment.put("MP_JWT_VERIFY_CLOCK_SKEW", "3600");
    String expired = table.tokenOf("leaver", "the-login", -1);
    String later = table.tokenOf("leaver", "the-login", 600);
    try (LamplighterServer server = LamplighterServer.start(environment)) {
      RestClient client = RestClient.of(server);
      assertThat(client.as(later).get(ME).status()).isEqualTo(200);
      assertThat(client.as(expired).post("/api/auth/logout").status()).isEqualTo(204);
      server.terminate();
      server.restart();

      assertThat(client.as(expired).get(ME).status()).isEqualTo(401);
      assertThat(client.as(later).get(ME).status()).isEqualTo(401);
    }
  }

  private static int status(LamplighterServer server, TokenTable table) {
    return RestClient.of(server).as(table.tokenOf("keyed")).get(ME).status();
  }

  private static HttpServer issuer(AtomicReference<String> published) throws IOException {
    HttpServer issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    issuer.createContext(
        "/certs",
        exchange -> {
          byte[] body = published.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
    return issuer;
  }

  @Test
  void contradictingSettingsShouldEndTheStartWithOneSentence() {
    FailedStart failed =
        LamplighterServer.startFailing(Map.of("MP_JWT_VERIFY_ISSUER", TokenTable.ISSUER));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors())
        .isEqualToIgnoringNewLines(
            "mp.jwt.verify.issuer is set, so set mp.jwt.verify.publickey.location (the issuer's"
                + " JWKS address) too.");
  }

  @Test
  void anyOriginOutsideTheDemoShouldEndTheStartWithOneSentence() {
    FailedStart failed = LamplighterServer.startFailing(Map.of("SOCKETIO_CORS_ORIGINS", "*"));

    assertThat(failed.errors())
        .isEqualToIgnoringNewLines(
            "SOCKETIO_CORS_ORIGINS=* is for demo mode only; name the exact origins.");
  }
}
