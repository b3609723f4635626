package dev.lamplighter.calls.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** What clients say in calls. */
public final class Line {
  private Line() {}

  static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  /** Gives the two a direct conversation. */
  public static void befriend(Member one, Member other) {
    JsonObject names =
        Json.createObjectBuilder()
            .add("usernames", Json.createArrayBuilder().add(other.username()))
            .build();
    assertThat(one.rest().post("/api/conversations", names).status()).isLessThan(300);
  }

  /** Returns the call's id. */
  public static String offer(SocketClient caller, Member callee, String sdp) {
    JsonObject offer =
        Json.createObjectBuilder()
            .add("to", callee.username())
            .add("data", json("sdp", sdp))
            .build();
    JsonObject answer = caller.request("call_offer", offer);
    assertThat(answer.getString("event")).as(answer.toString()).isEqualTo("reply");
    return answer.getJsonObject("data").getString("call_id");
  }

  public static void say(SocketClient socket, String command, String callId, String text) {
    JsonObject data =
        Json.createObjectBuilder().add("call_id", callId).add("data", json("text", text)).build();
    JsonObject answer = socket.request(command, data);
    assertThat(answer.getString("event")).as(answer.toString()).isEqualTo("reply");
  }

  static int refusal(SocketClient socket, String command, JsonObject data) {
    JsonObject answer = socket.request(command, data);
    assertThat(answer.getString("event")).as(answer.toString()).isEqualTo("error");
    return answer.getJsonObject("data").getInt("status");
  }

  public static JsonObject await(SocketClient socket, String event, String callId) {
    return socket
        .await(
            event + " of " + callId,
            frame ->
                frame.getString("event").equals(event)
                    && frame.getJsonObject("data").getString("call_id", "").equals(callId))
        .getJsonObject("data");
  }

  public static String reason(JsonObject end) {
    return end.getJsonObject("data").getString("reason");
  }
}
