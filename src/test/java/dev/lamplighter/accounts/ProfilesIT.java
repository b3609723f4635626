package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesIT {
  private static final String ME = "/api/users/me";

  private final RestClient anonymous = RestClient.of(server());
  private final Member jane = anonymous.register();
  private final Member john = anonymous.register();

  LamplighterServer server() {
    return LamplighterServer.shared();
  }

  @Test
  void aProfileShouldShowExactlyWhatItsOwnerTold() {
    jane.rest().put(ME, change("{\"display_name\":\"Jane\",\"town\":\"Bristol\",\"age\":34}"));

    JsonObject seen = john.rest().get("/api/users/" + jane.username()).json();

    assertThat(seen)
        .isEqualTo(
            change(
                """
                {"user_id":"%s","username":"%s","display_name":"Jane",
                 "avatar_url":"/avatars/%s.svg","town":"Bristol","age":34,"about":null}"""
                    .formatted(jane.id(), jane.username(), jane.username())));
  }

  @Test
  void aChangeShouldLeaveTheRestAlone() {
    jane.rest().put(ME, change("{\"town\":\"Bristol\",\"age\":34}"));

    JsonObject after =
        jane.rest().put(ME, change("{\"age\":null,\"last_seen_audience\":\"nobody\"}")).json();

    assertThat(after.getString("town")).isEqualTo("Bristol");
    assertThat(after.get("age")).isEqualTo(JsonValue.NULL);
    assertThat(after.getString("last_seen_audience")).isEqualTo("nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody_has_this", "a%2Fb", "..%2F", "%3Cscript%3E", "100%25"})
  void anUnknownUserShouldBeNotFoundHoweverTheNameLooks(String name) {
    assertThat(jane.rest().get("/api/users/" + name).status()).isEqualTo(404);
    assertThat(jane.rest().put(ME + "/blocks/" + name).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"favorites", "shortlist", "follows", "blocks"})
  void listsShouldTakeAndLoseMembersAsOftenAsAsked(String list) {
    String entry = ME + "/" + list + "/" + john.username();

    for (int i = 0; i < 2; i++) {
      assertThat(jane.rest().put(entry).status()).isEqualTo(204);
      assertThat(usernames(jane.rest().get(ME + "/" + list))).containsExactly(john.username());
    }
    for (int i = 0; i < 2; i++) {
      assertThat(jane.rest().delete(entry).status()).isEqualTo(204);
      assertThat(usernames(jane.rest().get(ME + "/" + list))).isEmpty();
    }
  }

  @Test
  void aListShouldComeInPagesNewestFirst() {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Member other = anonymous.register();
      jane.rest().put(ME + "/favorites/" + other.username());
      added.add(0, other.username());
    }

    assertThat(allPages(ME + "/favorites?limit=2")).containsExactlyElementsOf(added);
  }

  @Test
  void aLookAtAProfileShouldBeShownToItsOwnerOnce() {
    john.rest().get("/api/users/" + jane.username());
    john.rest().get("/api/users/" + jane.username());
    jane.rest().get("/api/users/" + jane.username());

    assertThat(usernames(jane.rest().get(ME + "/profile-views"))).containsExactly(john.username());
  }

  @Test
  void anInvisibleMembersLookShouldLeaveNoTrace() {
    john.rest().put(ME + "/status", change("{\"status\":\"invisible\"}"));

    john.rest().get("/api/users/" + jane.username());

    assertThat(usernames(jane.rest().get(ME + "/profile-views"))).isEmpty();
  }

  @Test
  void searchShouldFindByNameDisplayNameAndTown() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    jane.rest().put(ME, change("{\"display_name\":\"Über " + mark + "\"}"));
    john.rest().put(ME, change("{\"town\":\"New " + mark + "ville\"}"));

    assertThat(usernames(jane.rest().get("/api/users?q=" + mark.toUpperCase(Locale.ROOT))))
        .containsExactlyInAnyOrder(jane.username(), john.username());
    assertThat(usernames(jane.rest().get("/api/users?q=" + jane.username().substring(0, 14))))
        .contains(jane.username());
    assertThat(usernames(jane.rest().get("/api/users?q=%25_%25" + mark))).isEmpty();
  }

  @Test
  void theNewestMembersShouldComeFirst() {
    Member newest = anonymous.register();

    List<String> names = usernames(jane.rest().get("/api/users?sort=new&limit=20"));

    assertThat(names).contains(newest.username());
    assertThat(names.indexOf(newest.username())).isLessThan(names.indexOf(john.username()));
  }

  @Test
  void aDeletedAccountShouldBeGoneWithAllThatWasItsOwn() {
    john.rest().put(ME + "/favorites/" + jane.username());
    jane.rest().get("/api/users/" + john.username());

    assertThat(jane.rest().delete(ME).status()).isEqualTo(204);

    assertThat(jane.rest().get(ME).status()).isEqualTo(401);
    assertThat(john.rest().get("/api/users/" + jane.username()).status()).isEqualTo(404);
    assertThat(usernames(john.rest().get(ME + "/favorites"))).isEmpty();
    assertThat(usernames(john.rest().get(ME + "/profile-views"))).isEmpty();
    assertThat(anonymous.register(jane.username()).id()).isNotEqualTo(jane.id());
  }

  private List<String> allPages(String address) {
    List<String> names = new ArrayList<>();
    JsonObject page = jane.rest().get(address).json();
    names.addAll(usernames(page));
    while (!page.isNull("next")) {
      page = jane.rest().get(address + "&after=" + page.getString("next")).json();
      names.addAll(usernames(page));
    }
    return names;
  }

  private static List<String> usernames(Answer answer) {
    return usernames(answer.json());
  }

  private static List<String> usernames(JsonObject page) {
    return page.getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .map(user -> user.getString("username"))
        .toList();
  }

  private static JsonObject change(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
