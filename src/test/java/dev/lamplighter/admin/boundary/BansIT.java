package dev.lamplighter.admin.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Admins keep users out for a time, end their logins, and help them back in. */
class BansIT {
  private static final LamplighterServer SERVER = LamplighterServer.sharedDemo();
  private static final Member ADMIN = RestClient.of(SERVER).login("admin", "lamplighter");
  private static final String LOGIN = "/api/auth/login";
  private static final String ME = "/api/users/me";

  private final RestClient anonymous = RestClient.of(SERVER);
  private final Member ana = anonymous.register();
  private final String users = "/api/admin/users/" + ana.username();

  @Test
  void aBannedUserShouldBeOutAtOnceAndKnowUntilWhen() {
    Instant until = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    try (SocketClient socket = SocketClient.connected(SERVER, ana)) {
      Answer answer = ban(Json.createObjectBuilder().add("until", until.toString()));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(socket.awaitClose()).isEqualTo(4504);
    }
    assertThat(ana.rest().get(ME).status()).isEqualTo(401);
    Answer login = signIn(ana.password());
    assertThat(login.status()).isEqualTo(403);
    assertThat(login.json().getString("type")).endsWith(":account_blocked");
    assertThat(Instant.parse(login.json().getString("detail").split(" ")[5].replaceAll("\\.$", "")))
        .isEqualTo(until);
  }

  @Test
  void aReasonShouldReachTheUserAndOnlyWhoKnowsThePassword() {
    ban(Json.createObjectBuilder().add("reason", "Advertising."));

    assertThat(signIn(ana.password()).json().getString("detail"))
        .isEqualTo("This account is blocked for good. Advertising.");
    assertThat(signIn("wrong password").status()).isEqualTo(401);
  }

  @Test
  void aBannedUserShouldOpenNoSocketOnAnyWire() {
    ban(Json.createObjectBuilder());

    assertThat(SocketClient.at(SERVER, "/ws").token(ana.token()).refusal()).isEqualTo(401);
    try (StockClient client = StockClient.open(SERVER, ana.token())) {
      Waits.until("refused", () -> client.names().contains("connect_error"));
      assertThat(client.names()).doesNotContain("connected");
    }
  }

  @Test
  void aLiftedBanShouldLetTheUserBackIn() {
    ban(Json.createObjectBuilder());
    assertThat(signIn(ana.password()).status()).isEqualTo(403);

    assertThat(ADMIN.rest().delete(users + "/ban").status()).isEqualTo(204);

    assertThat(signIn(ana.password()).status()).isEqualTo(200);
    assertThat(ADMIN.rest().delete(users + "/ban").status()).isEqualTo(404);
  }

  @Test
  void bansShouldBeListedAndWrittenDown() {
    ban(Json.createObjectBuilder().add("reason", "Advertising."));

    assertThat(ADMIN.rest().get("/api/admin/bans?limit=200").json().getJsonArray("bans"))
        .extracting(JsonObject.class::cast)
        .filteredOn(ban -> ban.getString("username").equals(ana.username()))
        .singleElement()
        .satisfies(
            ban -> {
              assertThat(ban.isNull("until")).isTrue();
              assertThat(ban.getString("reason")).isEqualTo("Advertising.");
              assertThat(ban.getString("by")).isEqualTo("admin");
            });
    assertThat(ADMIN.rest().get("/api/admin/acts?limit=200").body())
        .contains("\"act\":\"ban\",\"target\":\"" + ana.username() + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"2020-01-01T00:00:00Z\"", "\"soon\"", "5", "\"+999999999-12-31T23:59:59Z\""})
  void aBanUntilNoTimeToComeShouldBeRefused(String until) {
    Answer answer = ADMIN.rest().send("PUT", users + "/ban", "{\"until\":" + until + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("until");
    assertThat(signIn(ana.password()).status()).isEqualTo(200);
  }

  @Test
  void adminsShouldNotLockThemselvesOut() {
    Answer answer = ADMIN.rest().put("/api/admin/users/admin/ban", JsonObject.EMPTY_JSON_OBJECT);

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void disconnectingShouldLeaveTheLoginsUnlessAsked() {
    ADMIN.rest().post(users + "/disconnect");
    assertThat(ana.rest().get(ME).status()).isEqualTo(200);

    ADMIN.rest().post(users + "/disconnect?end_logins=true");
    assertThat(ana.rest().get(ME).status()).isEqualTo(401);
    assertThat(signIn(ana.password()).status()).isEqualTo(200);
  }

  @Test
  void aResetPasswordShouldHaveToBeChangedAtTheNextSignIn() {
    String temporary = ADMIN.rest().post(users + "/password-reset").json().getString("password");

    assertThat(ana.rest().get(ME).status()).isEqualTo(401);
    assertThat(signIn(ana.password()).status()).isEqualTo(401);
    Answer asked = signIn(temporary);
    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.json().getString("type")).endsWith(":password_change_required");
    assertThat(signIn(temporary, temporary).status()).isEqualTo(400);
    assertThat(signIn(temporary, "short").status()).isEqualTo(400);
    assertThat(signIn(temporary, "my very own one").status()).isEqualTo(200);
    assertThat(signIn("my very own one").status()).isEqualTo(200);
    assertThat(signIn(temporary).status()).isEqualTo(401);
  }

  @Test
  void aPasswordOfOnesOwnShouldNotBeChangedBySigningIn() {
    assertThat(signIn(ana.password(), "my very own one").status()).isEqualTo(400);
    assertThat(signIn(ana.password()).status()).isEqualTo(200);
  }

  @Test
  void othersShouldNotDoWhatAdminsDo() {
    for (RestClient who : new RestClient[] {ana.rest(), anonymous}) {
      int expected = who == anonymous ? 401 : 403;
      assertThat(who.put(users + "/ban", JsonObject.EMPTY_JSON_OBJECT).status())
          .isEqualTo(expected);
      assertThat(who.delete(users + "/ban").status()).isEqualTo(expected);
      assertThat(who.get("/api/admin/bans").status()).isEqualTo(expected);
      assertThat(who.post(users + "/password-reset").status()).isEqualTo(expected);
    }
    assertThat(signIn(ana.password()).status()).isEqualTo(200);
  }

  private Answer ban(JsonObjectBuilder body) {
    return ADMIN.rest().put(users + "/ban", body.build());
  }

  private Answer signIn(String password) {
    return anonymous.post(LOGIN, credentials(password).build());
  }

  private Answer signIn(String password, String chosen) {
    return anonymous.post(LOGIN, credentials(password).add("new_password", chosen).build());
  }

  private JsonObjectBuilder credentials(String password) {
    return Json.createObjectBuilder().add("username", ana.username()).add("password", password);
  }
}
