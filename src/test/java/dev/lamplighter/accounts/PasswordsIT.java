package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user changes the password and sees which devices are signed in. */
class PasswordsIT {
  private static final String ME = "/api/users/me";
  private static final String PASSWORD = ME + "/password";
  private static final String LOGINS = ME + "/logins";
  private static final String LOGIN = "/api/auth/login";
  private static final String NEW = "a better one than before";

  private final RestClient anonymous = RestClient.of(server());
  private final Member ana = anonymous.register();

  LamplighterServer server() {
    return LamplighterServer.shared();
  }

  @Test
  void aNewPasswordShouldSignInAndTheOldOneShouldNot() {
    assertThat(change(ana, ana.password(), NEW).status()).isEqualTo(204);

    assertThat(signIn(ana.username(), ana.password()).status()).isEqualTo(401);
    assertThat(signIn(ana.username(), NEW).status()).isEqualTo(200);
  }

  @Test
  void aNewPasswordShouldEndTheOtherLoginsAndTheirSocketsAlone() {
    Member phone = anonymous.login(ana.username(), ana.password());
    try (SocketClient here = SocketClient.connected(server(), ana);
        SocketClient onThePhone = SocketClient.connected(server(), phone)) {
      change(ana, ana.password(), NEW);

      assertThat(onThePhone.awaitClose()).isEqualTo(4503);
      assertThat(here.isOpen()).isTrue();
    }
    assertThat(phone.rest().get(ME).status()).isEqualTo(401);
    assertThat(ana.rest().get(ME).status()).isEqualTo(200);
  }

  @Test
  void aWrongOldPasswordShouldChangeNothing() {
    Answer answer = change(ana, "not it at all", NEW);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(field(answer)).isEqualTo("old");
    assertThat(signIn(ana.username(), ana.password()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"{}, old", "{\"old\":\"x\"}, new", "'{\"old\":\"x\",\"new\":\"short\"}', new"})
  void whatIsNoChangeShouldNameItsField(String body, String field) {
    Answer answer = ana.rest().send("PUT", PASSWORD, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(field(answer)).isEqualTo(field);
  }

  @Test
  void aUserShouldSeeTheDevicesThatAreSignedIn() {
    anonymous
        .with("User-Agent", "Phone/1")
        .post(LOGIN, credentials(ana.username(), ana.password()));

    assertThat(logins(ana))
        .extracting(login -> login.getBoolean("current"))
        .containsExactlyInAnyOrder(true, false);
    assertThat(logins(ana))
        .filteredOn(login -> !login.getBoolean("current"))
        .singleElement()
        .extracting(login -> login.getString("user_agent"))
        .isEqualTo("Phone/1");
  }

  @Test
  void theListOfDevicesShouldGoOnWhereItEnded() {
    anonymous.login(ana.username(), ana.password());
    JsonObject first = ana.rest().get(LOGINS + "?limit=1").json();
    JsonObject second = ana.rest().get(LOGINS + "?limit=1&after=" + first.getString("next")).json();

    assertThat(second.isNull("next")).isTrue();
    assertThat(id(first)).isNotEqualTo(id(second));
  }

  @Test
  void aDeviceShouldBeSignedOutFromAnother() {
    Member phone = anonymous.login(ana.username(), ana.password());
    try (SocketClient onThePhone = SocketClient.connected(server(), phone)) {
      assertThat(ana.rest().delete(LOGINS + "/" + ownId(phone)).status()).isEqualTo(204);

      assertThat(onThePhone.awaitClose()).isEqualTo(4503);
    }
    assertThat(phone.rest().get(ME).status()).isEqualTo(401);
    assertThat(ana.rest().get(ME).status()).isEqualTo(200);
  }

  @Test
  void devicesOfOthersShouldLookLikeNone() {
    Member ben = anonymous.register();

    assertThat(ana.rest().delete(LOGINS + "/" + ownId(ben)).status()).isEqualTo(404);
    assertThat(ana.rest().delete(LOGINS + "/no-such-login").status()).isEqualTo(404);
    assertThat(ben.rest().get(ME).status()).isEqualTo(200);
    assertThat(anonymous.get(LOGINS).status()).isEqualTo(401);
  }

  private String ownId(Member member) {
    return logins(member).stream()
        .filter(login -> login.getBoolean("current"))
        .findAny()
        .orElseThrow()
        .getString("id");
  }

  private static List<JsonObject> logins(Member member) {
    return member.rest().get(LOGINS).json().getJsonArray("logins").getValuesAs(JsonObject.class);
  }

  private static String id(JsonObject page) {
    return page.getJsonArray("logins").getJsonObject(0).getString("id");
  }

  private static String field(Answer answer) {
    return answer.json().getJsonArray("errors").getJsonObject(0).getString("field");
  }

  private static Answer change(Member member, String old, String chosen) {
    return member
        .rest()
        .put(PASSWORD, Json.createObjectBuilder().add("old", old).add("new", chosen).build());
  }

  private Answer signIn(String username, String password) {
    return anonymous.post(LOGIN, credentials(username, password));
  }

  private static JsonObject credentials(String username, String password) {
    return Json.createObjectBuilder().add("username", username).add("password", password).build();
  }
}
