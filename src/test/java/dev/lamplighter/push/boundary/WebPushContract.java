package dev.lamplighter.push.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StandInPushService;
import dev.lamplighter.support.StandInPushService.Push;
import dev.lamplighter.support.SubscribedBrowser;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does not look at a page of ours is told by the browser's push service. */
abstract class WebPushContract {
  static final String SUBSCRIPTIONS = "/api/push/subscriptions";

  private final Member ana = member();
  private final Member ben = member();

  /** Pushes to the shared service. */
  abstract LamplighterServer server();

  private Member member() {
    return RestClient.of(server()).register();
  }

  @Test
  void whoIsAwayShouldBeToldOnceInWordsThatOnlyTheirBrowserReads() throws Exception {
    SubscribedBrowser browser = SubscribedBrowser.of(ana);
    follow(ben);
    Push push = browser.await(1).get(0);

    SubscribedBrowser.verify(push, publishedKey());
    assertThat(push.header("Content-encoding")).isEqualTo("aes128gcm");
    assertThat(push.header("Urgency")).isEqualTo("low");
    assertThat(Long.parseLong(push.header("Ttl"))).isPositive();
    JsonObject told = browser.read(push);
    assertThat(told.getString("type")).isEqualTo("follow");
    assertThat(told.getString("text")).isEqualTo(ben.username() + " started following you");
    assertThat(told.getString("url")).isEqualTo("/profile/" + ben.username());
    assertThat(told.getBoolean("critical")).isFalse();

    follow(member()); // renews what was not read
    critical("all told");
    assertThat(browser.awaitTypes(2)).containsExactly("follow", "system");
  }

  @Test
  void whoIsAtThePageShouldBeToldByThePageAloneExceptOfWhatIsCritical() throws Exception {
    SubscribedBrowser browser = SubscribedBrowser.of(ana);
    try (SocketClient page = SocketClient.connected(server(), ana)) {
      follow(ben);
      page.await("notification");
      critical("The server stops at noon");
      assertThat(browser.awaitTypes(1)).containsExactly("system");
    }
    Waits.until("gone", () -> !isOnline(ana));
    ask(ben);
    assertThat(browser.awaitTypes(2)).containsExactly("system", "connection_request");
  }

  @Test
  void whoTurnedToAnotherWindowShouldBeToldThough() throws Exception {
    SubscribedBrowser browser = SubscribedBrowser.of(ana);
    try (SocketClient page = SocketClient.connected(server(), ana)) {
      focus(page, false);
      follow(ben);
      assertThat(browser.awaitTypes(1)).containsExactly("follow");

      focus(page, true);
      ask(ben);
      page.await("connection_request");
      critical("all told");
      assertThat(browser.awaitTypes(2)).containsExactly("follow", "system");
    }
  }

  @Test
  void whatIsNotWantedShouldNotBePushed() throws Exception {
    SubscribedBrowser browser = SubscribedBrowser.of(ana);
    ana.rest()
        .put(
            "/api/notifications/preferences",
            Json.createObjectBuilder().add("follow", false).build());
    follow(ben);
    ask(ben);
    assertThat(browser.awaitTypes(1)).containsExactly("connection_request");
  }

  @Test
  void askingAndCancellingShouldBePushedOnce() throws Exception {
    SubscribedBrowser browser = SubscribedBrowser.of(ana);
    for (int i = 0; i < 5; i++) {
      String id = ask(ben).json().getString("id");
      assertThat(ben.rest().delete("/api/connections/" + id).status()).isEqualTo(204);
    }
    critical("all told");
    assertThat(browser.awaitTypes(2)).containsExactlyInAnyOrder("connection_request", "system");
  }

  @Test
  void aBusyPushServiceShouldBeAskedAgain() throws Exception {
    SubscribedBrowser browser =
        SubscribedBrowser.at(StandInPushService.shared().endpoint(503, 429));
    browser.subscribe(ana);
    critical("Hello");
    assertThat(browser.awaitTypes(3)).containsExactly("system", "system", "system");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void aBrowserThatTookItBackShouldBeForgotten(int status) {
    SubscribedBrowser browser = SubscribedBrowser.at(StandInPushService.shared().endpoint(status));
    String id = browser.subscribe(ana);
    critical("Hello");
    browser.await(1);
    SubscribedBrowser other = SubscribedBrowser.of(ana);
    Waits.until("no more pushes there", () -> isPassedOver(browser, other));
    assertThat(unsubscribe(id)).isEqualTo(404);
  }

  private boolean isPassedOver(SubscribedBrowser one, SubscribedBrowser other) {
    int before = one.pushes().size();
    int told = other.pushes().size();
    critical("Hello again");
    other.await(told + 1);
    critical("And again");
    other.await(told + 2);
    return one.pushes().size() == before;
  }

  @Test
  void unsubscribingSigningOutAndDeletingShouldEndIt() {
    SubscribedBrowser browser = SubscribedBrowser.at(StandInPushService.shared().endpoint());
    String id = browser.subscribe(ana);
    assertThat(ben.rest().delete(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(404);
    assertThat(unsubscribe(id)).isEqualTo(204);
    assertThat(unsubscribe(id)).isEqualTo(404);

    browser.subscribe(ana);
    Member other = RestClient.of(server()).login(ana.username(), ana.password());
    SubscribedBrowser second = SubscribedBrowser.of(other);
    ana.rest().post("/api/auth/logout");
    assertThat(other.rest().delete(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(404);
    critical(other, "Still told here");
    second.await(1);

    String secondId = second.subscribe(other);
    other.rest().post("/api/auth/logout?everywhere=true");
    Member back = RestClient.of(server()).login(ana.username(), ana.password());
    assertThat(back.rest().delete(SUBSCRIPTIONS + "/" + secondId).status()).isEqualTo(404);

    second.subscribe(back);
    assertThat(back.rest().delete("/api/users/me").status()).isEqualTo(204);
    assertThat(browser.pushes()).isEmpty();
  }

  @Test
  void aBrowserShouldBelongToTheLastWhoSignedInThere() throws Exception {
    SubscribedBrowser browser = SubscribedBrowser.of(ana);
    browser.subscribe(ben);
    critical("for ana");
    critical(ben, "for ben");
    assertThat(browser.read(browser.await(1).get(0)).getString("text")).isEqualTo("for ben");
  }

  @Test
  void aUserShouldHaveTenAtMost() {
    List<String> ids =
        IntStream.range(0, 12)
            .mapToObj(
                i -> SubscribedBrowser.at(StandInPushService.shared().endpoint()).subscribe(ana))
            .toList();
    assertThat(ids.stream().filter(id -> unsubscribe(id) == 204)).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://push.example.com/x",
        "https://push.example.com:8443/x",
        "https://push.example.com@10.0.0.1/x",
        "https://10.0.0.1/x",
        "https://192.168.1.1/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://localhost/x",
        "https://169.254.169.254/latest",
        "no address"
      })
  void otherAddressesShouldBeRefused(String endpoint) {
    String point =
        SubscribedBrowser.at("").subscription().getJsonObject("keys").getString("p256dh");
    assertField(SubscribedBrowser.at(endpoint).subscription(endpoint, point), "endpoint");
  }

  @Test
  void whatIsNoSubscriptionShouldBeRefused() {
    SubscribedBrowser browser = SubscribedBrowser.at(StandInPushService.shared().endpoint());
    String off = Base64URL.encode(new byte[65]).toString();
    String tooLong = "https://push.example.com/" + "x".repeat(2000);
    assertField(browser.subscription(browser.endpoint(), off), "p256dh");
    assertField(browser.subscription(browser.endpoint(), "x"), "p256dh");
    assertField(browser.subscription(tooLong, off), "endpoint");
    assertField(JsonValue.EMPTY_JSON_OBJECT, "endpoint");
    assertField(Json.createObjectBuilder().add("endpoint", browser.endpoint()).build(), "keys");
    RestClient nobody = RestClient.of(server());
    assertThat(nobody.post(SUBSCRIPTIONS, browser.subscription()).status()).isEqualTo(401);
  }

  private void assertField(JsonObject subscription, String field) {
    var answer = ana.rest().post(SUBSCRIPTIONS, subscription);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo(field);
  }

  private int unsubscribe(String id) {
    return ana.rest().delete(SUBSCRIPTIONS + "/" + id).status();
  }

  private String publishedKey() {
    return ana.rest().get("/api/push").json().getString("key");
  }

  private boolean isOnline(Member member) {
    return ben.rest()
        .get("/api/users/online-status/" + member.username())
        .json()
        .getBoolean("online");
  }

  private static void focus(SocketClient page, boolean focused) {
    JsonObject answer =
        page.request("focus", Json.createObjectBuilder().add("focused", focused).build());
    assertThat(answer.getString("event")).isEqualTo("reply");
  }

  private void follow(Member follower) {
    follower.rest().put("/api/users/me/follows/" + ana.username());
  }

  private Answer ask(Member asker) {
    return asker
        .rest()
        .post(
            "/api/connections", Json.createObjectBuilder().add("username", ana.username()).build());
  }

  private void critical(String message) {
    critical(ana, message);
  }

  private static void critical(Member member, String message) {
    member
        .rest()
        .post(
            "/api/ws/test-notification",
            Json.createObjectBuilder().add("message", message).build());
  }
}
