package dev.lamplighter.wire.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.ForeignClients;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application as the seeds have it, on its own origin, in a real browser with npm's own bundle.
 */
class SeedApplicationBrowserIT {
  private static final Duration LIFETIME = Duration.ofSeconds(8);

  private static SeedSite site;
  private static LamplighterServer server;
  private static Browser browser;

  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  @BeforeAll
  static void open() {
    Optional<Path> npm = ForeignClients.npm();
    assumeTrue(npm.isPresent(), "npm's socket.io-client is not here");
    site = SeedSite.open(npm.get());
    server =
        LamplighterServer.start(
            Map.of(
                "SOCKETIO_CORS_ORIGINS",
                site.origin(),
                "LAMPLIGHTER_PRESENCE_GRACE",
                "PT1S",
                "LAMPLIGHTER_TOKEN_LIFETIME",
                LIFETIME.toString(),
                "LAMPLIGHTER_TOKEN_GRACE",
                "PT1S"));
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      server.close();
      site.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "websocket;         websocket",
        "websocket,polling; websocket",
        "polling;           polling",
        "polling,websocket; websocket"
      })
  void badgeShouldFollowWhoComesAndGoes(String transports, String inTheEnd) {
    try (BrowserContext context = browser.context()) {
      Page page = context.newPage();
      page.navigate(site.origin() + "/app.html#" + settings(transports));
      page.locator("body[data-ready][data-transport=" + inTheEnd + "]").waitFor();

      StockClient other = StockClient.open(server, ben.token(), "websocket");
      Locator badge = page.locator("#" + ben.username());
      badge.waitFor();
      other.close();
      badge.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  private String settings(String transports) {
    return "server="
        + server.baseUrl()
        + "&token="
        + again(ana).token()
        + "&transports="
        + transports;
  }

  @Test
  void clientsThatNeverRefreshShouldLiveAsLongAsTheirLoginAndNotAsTheirToken() {
    try (BrowserContext context = browser.context()) {
      Page page = seeds(context);
      Member reader = again(ana);
      String chat = conversation(again(ben));
      page.evaluate(
          "([server, token, user, chat]) => window.start(server, token, user, chat)",
          List.of(server.baseUrl(), reader.token(), reader.id(), chat));
      Instant threeLifetimes = Instant.now().plus(LIFETIME.multipliedBy(3));

      Waits.untilWithin(
          "three lifetimes", LIFETIME.multipliedBy(4), () -> Instant.now().isAfter(threeLifetimes));

      assertThat(reader.rest().get("/api/users/me").status()).isEqualTo(401);
      RestClient writer = again(ben).rest();
      writer.post("/api/conversations/" + chat + "/messages", json("content", "still there?"));
      writer.post("/api/connections", json("username", ana.username()));
      writer.post("/api/posts", json("content", "news"));
      awaitHeard(page, "001", "new_message");
      awaitHeard(page, "003", "new_message");
      awaitHeard(page, "003 polling", "new_message");
      awaitHeard(page, "/ws/messages/" + chat, "new_message");
      awaitHeard(page, "/ws/connections", "connection_request");
      awaitHeard(page, "/ws/notifications", "notification");
      awaitHeard(page, "/ws/feed", "post_created");
      String newcomer = RestClient.of(server).register().token();
      try (StockClient coming = StockClient.open(server, newcomer, "websocket")) {
        coming.await("connected");
        awaitHeard(page, "/ws/online", "user_online");
      }
      assertThat(page.evaluate("window.ended")).isEqualTo(List.of());

      again(ana).rest().post("/api/auth/logout?everywhere=true");
      page.waitForFunction("window.ended.length === 9");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/ws/feed", "/ws/online", "/ws/connections"})
  void browserShouldAcceptTheAnswerToItsPairOfSubprotocols(String path) {
    try (BrowserContext context = browser.context()) {
      Page page = seeds(context);

      Object protocol =
          page.evaluate(
              "([server, path, token]) => window.offer(server, path, token)",
              List.of(server.baseUrl(), path, again(ana).token()));

      assertThat(protocol).isEqualTo("lamplighter.v1");
      awaitHeard(page, "pair", "connected");
    }
  }

  private static Page seeds(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(site.origin() + "/seeds.html");
    page.locator("body[data-loaded]").waitFor();
    return page;
  }

  /** With a token that is as fresh as can be. */
  private static Member again(Member member) {
    return RestClient.of(server).login(member.username(), member.password());
  }

  private String conversation(Member from) {
    JsonObject both =
        Json.createObjectBuilder()
            .add("usernames", Json.createArrayBuilder().add(ana.username()))
            .build();
    return from.rest().post("/api/conversations", both).json().getString("id");
  }

  private static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  private static void awaitHeard(Page page, String client, String event) {
    page.waitForFunction(
        "([client, event]) => window.heard[client].includes(event)", List.of(client, event));
  }
}
