package dev.lamplighter.wire.socketio.packets;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * What a client sent.
 *
 * @param id of the acknowledgement that is asked for, as digits, or empty
 * @param data null where there is none; binary parts are placeholders in it
 * @param attachments how many binary parts belong to it
 * @param binary those parts
 */
public record Packet(
    PacketType type,
    String namespace,
    String id,
    JsonValue data,
    int attachments,
    List<byte[]> binary) {
  public static final String MAIN_NAMESPACE = "/";

  Packet with(List<byte[]> parts) {
    return new Packet(type, namespace, id, data, attachments, List.copyOf(parts));
  }

  public boolean wantsAck() {
    return !id.isEmpty();
  }

  /** Of an event. */
  public String eventName() {
    JsonValue first = ((JsonArray) data).get(0);
    return first instanceof JsonString name ? name.getString() : first.toString();
  }

  /** Of an event: what follows the name. */
  public List<JsonValue> arguments() {
    JsonArray all = (JsonArray) data;
    return all.subList(1, all.size());
  }

  /** Of a CONNECT. */
  public JsonObject auth() {
    return data == null ? JsonValue.EMPTY_JSON_OBJECT : (JsonObject) data;
  }
}
