package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write to a user, call, and add the user to groups; and whom viewers' browsers call. */
class AudiencesIT {
  private static final String ME = "/api/users/me";
  private static final String CONVERSATIONS = "/api/conversations";

  private final LamplighterServer server = server();
  private final Member ana = RestClient.of(server).register();
  private final Member friend = connected(RestClient.of(server).register());
  private final Member stranger = RestClient.of(server).register();

  LamplighterServer server() {
    return LamplighterServer.shared();
  }

  @Test
  void everyoneShouldBeTheDefaultAndOnlyThreeWordsBeKnown() {
    assertThat(ana.rest().get(ME).json())
        .containsEntry("message_audience", Json.createValue("everyone"))
        .containsEntry("call_audience", Json.createValue("everyone"))
        .containsEntry("group_audience", Json.createValue("everyone"));
    assertThat(choose("call_audience", "friends").status()).isEqualTo(400);
    assertThat(choose("call_audience", "nobody").json().getString("call_audience"))
        .isEqualTo("nobody");
    assertThat(ana.rest().get(ME).json().getString("message_audience")).isEqualTo("everyone");
  }

  @ParameterizedTest
  @CsvSource({"everyone,201,201", "connections,403,201", "nobody,403,403"})
  void aConversationShouldBeBegunByWhomTheUserLets(String audience, int strangers, int friends) {
    choose("message_audience", audience);

    assertThat(talk(stranger, ana).status()).isEqualTo(strangers);
    assertThat(talk(friend, ana).status()).isEqualTo(friends);
    try (SocketClient socket = SocketClient.connected(server, stranger)) {
      JsonObject data = json("to", ana.username()).add("message", "hello").build();
      assertThat(socket.request("send_message", data).getString("event"))
          .isEqualTo(strangers == 201 ? "reply" : "error");
    }
  }

  @Test
  void aConversationInWhichTheUserNeverWroteShouldCloseAndAnotherGoOn() {
    String unanswered = talk(stranger, ana).json().getString("id");
    String answered = talk(friend, ana).json().getString("id");
    assertThat(write(stranger, unanswered)).isEqualTo(201);
    assertThat(write(friend, answered)).isEqualTo(201);
    assertThat(write(ana, answered)).isEqualTo(201);

    choose("message_audience", "nobody");

    assertThat(write(stranger, unanswered)).isEqualTo(403);
    assertThat(write(friend, answered)).isEqualTo(201);
    assertThat(write(ana, unanswered)).as("the user's own word opens it").isEqualTo(201);
    assertThat(write(stranger, unanswered)).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"everyone,201,201", "connections,403,201", "nobody,403,403"})
  void aGroupShouldBeMadeWithWhomLetsIt(String audience, int strangers, int friends) {
    choose("group_audience", audience);

    assertThat(group(stranger, ana).status()).isEqualTo(strangers);
    assertThat(group(friend, ana).status()).isEqualTo(friends);
    String others = group(stranger, friend).json().getString("id");
    assertThat(add(stranger, others, ana)).isEqualTo(strangers == 201 ? 200 : 403);
  }

  @Test
  void whoLeftAGroupShouldBeBroughtBackByConnectionsAlone() {
    String group = group(stranger, ana, friend).json().getString("id");
    ana.rest().delete(CONVERSATIONS + "/" + group + "/members/" + ana.username());

    assertThat(add(stranger, group, ana)).isEqualTo(403);
    assertThat(add(friend, group, ana)).isEqualTo(200);
  }

  @Test
  void whoWasRemovedFromAGroupShouldBeBroughtBackByAnyMember() {
    String group = group(friend, ana, stranger).json().getString("id");
    friend.rest().delete(CONVERSATIONS + "/" + group + "/members/" + ana.username());

    assertThat(add(stranger, group, ana)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"everyone,reply,reply", "connections,error,reply", "nobody,error,error"})
  void aCallShouldComeFromWhomTheUserLets(String audience, String strangers, String friends) {
    talk(stranger, ana);
    talk(friend, ana);
    choose("call_audience", audience);

    assertThat(call(stranger)).isEqualTo(strangers);
    assertThat(call(friend)).isEqualTo(friends);
  }

  @Test
  void aTitleShouldGoWithTheAccountThatGaveIt() {
    String made = group(ana, friend, stranger).json().getString("id");
    String renamed = group(friend, ana, stranger).json().getString("id");
    String others = group(friend, ana, stranger).json().getString("id");
    ana.rest().put(CONVERSATIONS + "/" + renamed, json("title", "Ana's secret").build());

    assertThat(ana.rest().delete(ME).status()).isEqualTo(204);

    assertThat(friend.rest().get(CONVERSATIONS + "/" + made).json().isNull("title")).isTrue();
    assertThat(friend.rest().get(CONVERSATIONS + "/" + renamed).json().isNull("title")).isTrue();
    assertThat(friend.rest().get(CONVERSATIONS + "/" + others).json().getString("title"))
        .isEqualTo("A title");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/x.png",
        "http://127.0.0.1/x",
        "//evil.example/x",
        "data:image/png,x"
      })
  void aPictureShouldCallNoForeignHost(String url) {
    assertThat(choose("avatar_url", url).status()).isEqualTo(400);
    assertThat(choose("avatar_url", "/pictures/x.png").status()).isEqualTo(200);
  }

  @Test
  void thePageShouldShowPicturesOfItsOwnHostOnly() {
    assertThat(RestClient.of(server).get("/index.html").header("Content-Security-Policy"))
        .containsPattern("img-src 'self' *;");
  }

  private Answer choose(String field, String value) {
    return ana.rest().put(ME, json(field, value).build());
  }

  private Member connected(Member member) {
    String id =
        member
            .rest()
            .post("/api/connections", json("username", ana.username()).build())
            .json()
            .getString("id");
    assertThat(ana.rest().post("/api/connections/" + id + "/accept").status()).isEqualTo(200);
    return member;
  }

  private static Answer talk(Member from, Member to) {
    return from.rest().post(CONVERSATIONS, usernames(to).build());
  }

  private static Answer group(Member from, Member... others) {
    return from.rest().post(CONVERSATIONS, usernames(others).add("title", "A title").build());
  }

  private static int add(Member by, String group, Member user) {
    String members = CONVERSATIONS + "/" + group + "/members";
    return by.rest().post(members, usernames(user).build()).status();
  }

  private static int write(Member from, String conversation) {
    String messages = CONVERSATIONS + "/" + conversation + "/messages";
    return from.rest().post(messages, json("content", "a word").build()).status();
  }

  private String call(Member caller) {
    try (SocketClient socket = SocketClient.connected(server, caller)) {
      JsonObject data = json("to", ana.username()).add("data", json("sdp", "v=0").build()).build();
      return socket.request("call_offer", data).getString("event");
    }
  }

  private static JsonObjectBuilder usernames(Member... members) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (Member member : members) {
      names.add(member.username());
    }
    return Json.createObjectBuilder().add("usernames", names);
  }

  private static JsonObjectBuilder json(String field, String value) {
    return Json.createObjectBuilder().add(field, value);
  }
}
