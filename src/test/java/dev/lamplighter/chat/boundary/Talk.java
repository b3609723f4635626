package dev.lamplighter.chat.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What clients say to the chat, and what they read of it. */
final class Talk {
  private Talk() {}

  static JsonObject json(Object... namesAndValues) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = (String) namesAndValues[i];
      Object value = namesAndValues[i + 1];
      if (value instanceof Boolean flag) {
        json.add(name, flag);
      } else if (value instanceof Number number) {
        json.add(name, number.longValue());
      } else if (value instanceof JsonObject object) {
        json.add(name, object);
      } else {
        json.add(name, (String) value);
      }
    }
    return json.build();
  }

  static JsonObject usernames(Member... members) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (Member member : members) {
      names.add(member.username());
    }
    return Json.createObjectBuilder().add("usernames", names).build();
  }

  /** The id of the direct conversation of the two. */
  static String direct(Member one, Member other) {
    return one.rest().post("/api/conversations", usernames(other)).json().getString("id");
  }

  static String group(Member owner, String title, Member... others) {
    JsonObject body = Json.createObjectBuilder(usernames(others)).add("title", title).build();
    Answer answer = owner.rest().post("/api/conversations", body);
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().getString("id");
  }

  static Answer post(Member sender, String conversation, String content) {
    return sender.rest().post(messages(conversation), json("content", content));
  }

  static Answer post(Member sender, String conversation, String content, String clientId) {
    return sender
        .rest()
        .post(messages(conversation), json("content", content, "client_id", clientId));
  }

  static String messages(String conversation) {
    return "/api/conversations/" + conversation + "/messages";
  }

  /** Sends by a socket and returns the acknowledgement's data. */
  static JsonObject send(SocketClient socket, String conversation, String content) {
    return data(
        socket.request("send_message", json("conversation_id", conversation, "content", content)));
  }

  static JsonObject data(JsonObject frame) {
    assertThat(frame.getString("event")).as(frame.toString()).isEqualTo("reply");
    return frame.getJsonObject("data");
  }

  static int refusal(JsonObject frame) {
    assertThat(frame.getString("event")).as(frame.toString()).isEqualTo("error");
    return frame.getJsonObject("data").getInt("status");
  }

  static JsonObject await(SocketClient socket, String event) {
    return socket.await(event).getJsonObject("data");
  }

  static List<String> contents(JsonObject list) {
    return list.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
        .map(message -> message.getString("content"))
        .toList();
  }

  static List<String> contents(Member reader, String conversation) {
    return contents(reader.rest().get(messages(conversation) + "?limit=200").json());
  }

  static JsonObject look(Member viewer, String conversation) {
    return viewer.rest().get("/api/conversations/" + conversation).json();
  }

  /** How far somebody read, and messages reached them, as the viewer is shown. */
  static JsonObject ticks(Member viewer, String conversation, Member of) {
    return look(viewer, conversation).getJsonArray("reads").getValuesAs(JsonObject.class).stream()
        .filter(tick -> tick.getString("user_id").equals(of.id()))
        .findFirst()
        .orElseThrow();
  }
}
