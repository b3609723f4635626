package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.MortalPostgres;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.TokenTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeIT {
  private static final String APP = "https://app.example";

  private final LamplighterServer server = LamplighterServer.shared();
  private final RestClient anonymous = RestClient.of(server);
  private final RestClient browser = anonymous.with("Accept", "text/html");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/users/me",
        "/%61pi/users/me",
        "//api/users/me",
        "/api;x=1/users/me",
        "/./api/users/me",
        "/lib/../api/users/me",
        "/api/nothing/here",
        "/ws",
        "/admin/online-users"
      })
  void noSpellingOfAProtectedPathShouldOpenIt(String path) {
    Answer answer = anonymous.get(path);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"lamplighter\"");
  }

  @Test
  void whatIsNotThereShouldBeAProblemAndNoPage() {
    RestClient member = anonymous.register().rest();

    assertThat(member.get("/api/nothing/here").json().getInt("status")).isEqualTo(404);
    assertThat(member.send("PATCH", "/api/users/me", "{}").json().getInt("status")).isEqualTo(405);
    assertThat(
            member
                .with("Content-Type", "text/plain")
                .send("PUT", "/api/users/me", "x")
                .json()
                .getInt("status"))
        .isEqualTo(415);
    assertThat(anonymous.get("/nothing.js").json().getInt("status")).isEqualTo(404);
    assertThat(browser.get("/api/ws/status").json().getInt("status")).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/dashboard", "/profile/john.doe", "/admin", "/settings"})
  void everyAddressOfThePageShouldAnswerWithIt(String path) {
    Answer page = browser.get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("script-src 'self' 'sha256-")
        .contains("frame-ancestors 'none'")
        .doesNotContain("script-src 'self' 'unsafe-inline'");
  }

  @Test
  void aFileThatHasNotChangedShouldNotBeSentAgain() {
    Answer first = anonymous.get("/index.html");

    Answer again = anonymous.with("If-None-Match", first.header("ETag")).get("/index.html");

    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void answersOfTheApiShouldNotBeKept() {
    assertThat(anonymous.get("/api/ws/status").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aPathOfManySegmentsShouldBeAProblemLikeAnyOther() {
    Answer deep = browser.get("/a".repeat(3_500) + ".js");

    assertThat(deep.status()).isEqualTo(404);
    assertThat(deep.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(browser.get("/a".repeat(3_500)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/users?q=%00", "/api/users?limit=5&q=a%00b", "/api/posts?q=%00"})
  void aParameterWithNulShouldBeNamed(String path) {
    Answer answer = anonymous.register().rest().get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("q");
  }

  @Test
  void whatIsThereForAdminsShouldNotBeDescribedToMembers() {
    RestClient member = anonymous.register().rest();

    assertThat(member.get("/api/application.wadl").status()).isEqualTo(404);
    assertThat(member.send("OPTIONS", "/api/admin/sessions", "").body()).doesNotContain("wadl");
    assertThat(
            member
                .with("Accept", "application/vnd.sun.wadl+xml")
                .send("OPTIONS", "/api/users", "")
                .body())
        .doesNotContain("wadl");
  }

  @Test
  void aForeignPageShouldBeToldNothing() {
    RestClient foreign = anonymous.register().rest().with("Origin", "https://foreign.example");

    Answer answer = foreign.get("/api/users/me");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void thisHostsOwnPageShouldBeAllowed() {
    RestClient own = anonymous.register().rest().with("Origin", server.baseUrl());

    assertThat(own.get("/api/users/me").status()).isEqualTo(200);
  }

  @Test
  void aFaultAtTheEdgeShouldBeAProblemThatForeignPagesCanRead() {
    TokenTable issuer = TokenTable.at(Instant.now());
    MortalPostgres postgres = new MortalPostgres();
    Map<String, String> environment = new HashMap<>(postgres.database().environment());
    environment.putAll(issuer.environment());
    environment.put("SOCKETIO_CORS_ORIGINS", APP);
    try (LamplighterServer alone = LamplighterServer.start(environment)) {
      postgres.close();
      String unseen = issuer.tokenOf("unseen");

      assertFault(RestClient.of(alone).as(unseen).with("Origin", APP).get("/api/users/me"));
      assertFault(SocketClient.at(alone, "/ws").bearer(unseen).origin(APP).refusalAnswer());
    }
  }

  private static void assertFault(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
  }

  @Test
  void aPortraitShouldBeThereForAnyName() {
    Answer portrait = anonymous.get("/avatars/%3Cscript%3E.svg");

    assertThat(portrait.status()).isEqualTo(200);
    assertThat(portrait.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(portrait.header("Cache-Control")).contains("max-age=86400");
    assertThat(portrait.body()).startsWith("<svg").doesNotContain("script");
    assertThat(anonymous.get("/avatars/" + "a".repeat(300) + ".svg").status()).isEqualTo(404);
  }
}
