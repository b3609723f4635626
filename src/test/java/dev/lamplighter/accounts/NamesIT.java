package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users call themselves and things, and what they sign in with. */
class NamesIT {
  private static final String ME = "/api/users/me";
  private static final String REGISTER = "/api/auth/register";
  private static final String LOGIN = "/api/auth/login";

  private final RestClient anonymous = RestClient.of(LamplighterServer.shared());
  private final Member ana = anonymous.register();

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u202eb", "a\u200bb", "a\u2028b"})
  void aNameShouldBeOneLineOfVisibleText(String name) {
    Member bob = anonymous.register();
    JsonObject group = json("title", name).add("usernames", names(bob)).build();

    assertRefused(ana.rest().put(ME, json("display_name", name).build()), "display_name");
    assertRefused(ana.rest().put(ME, json("town", name).build()), "town");
    assertRefused(ana.rest().post("/api/conversations", group), "title");
    assertRefused(
        ana.rest().put(ME + "/status", json("status", "busy").add("text", name).build()), "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u3164", "\u3000"})
  void aNameThatNobodySeesShouldBeRefused(String name) {
    Member bob = anonymous.register();
    JsonObject group = json("title", name).add("usernames", names(bob)).build();

    assertRefused(ana.rest().put(ME, json("display_name", name).build()), "display_name");
    assertRefused(ana.rest().post("/api/conversations", group), "title");
  }

  @Test
  void aNameShouldBeFoundHoweverItWasTyped() {
    String name = "Zoe\u0308 " + ana.username();

    JsonObject named = ana.rest().put(ME, json("display_name", name).build()).json();

    assertThat(named.getString("display_name")).isEqualTo("Zo\u00eb " + ana.username());
    String typed = URLEncoder.encode(name, StandardCharsets.UTF_8);
    assertThat(ana.rest().get("/api/users?q=" + typed).json().getJsonArray("users")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "Support", "administrator", "Adm1n", "no-reply"})
  void aNameThatPassesForTheHouseShouldBeReserved(String username) {
    assertRefused(anonymous.post(REGISTER, credentials(username, "correct horse")), "username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "Password1", "        ", "12345678"})
  void aPasswordThatOthersTryFirstShouldBeRefused(String password) {
    assertRefused(anonymous.post(REGISTER, credentials(newName(), password)), "password");
    JsonObject change = json("old", ana.password()).add("new", password).build();
    assertRefused(ana.rest().put(ME + "/password", change), "new");
  }

  @Test
  void theUsernameShouldBeNoPassword() {
    String name = newName();

    assertRefused(
        anonymous.post(REGISTER, credentials(name, name.toUpperCase(Locale.ROOT))), "password");
    JsonObject change = json("old", ana.password()).add("new", ana.username()).build();
    assertRefused(ana.rest().put(ME + "/password", change), "new");
  }

  @Test
  void aPasswordShouldSignInHoweverItWasTyped() {
    String name = newName();
    anonymous.post(REGISTER, credentials(name, "caf\u00e9 au lait"));

    assertThat(signIn(name, "cafe\u0301 au\u00a0lait")).isEqualTo(200);
    assertThat(signIn(name, "cafe au lait")).isEqualTo(401);
  }

  @Test
  void aNameShouldSignInInWhateverLetters() {
    assertThat(signIn(ana.username().toUpperCase(Locale.ROOT), ana.password())).isEqualTo(200);
    assertThat(signIn(ana.username().toUpperCase(Locale.ROOT), "wrong horse")).isEqualTo(401);
  }

  private int signIn(String name, String password) {
    return anonymous.post(LOGIN, credentials(name, password)).status();
  }

  private static void assertRefused(Answer answer, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo(field);
  }

  private static String newName() {
    return "names_" + UUID.randomUUID().toString().substring(0, 12);
  }

  private static JsonArray names(Member member) {
    return Json.createArrayBuilder().add(member.username()).build();
  }

  private static JsonObject credentials(String username, String password) {
    return json("username", username).add("password", password).build();
  }

  private static JsonObjectBuilder json(String field, String value) {
    return Json.createObjectBuilder().add(field, value);
  }
}
