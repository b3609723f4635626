package dev.lamplighter.wire.socketio.packets;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** {@code {"_placeholder":true,"num":i}} stands for a binary part (CVE-2022-2421: check them). */
final class Placeholders {
  private Placeholders() {}

  /** Throws {@link BadPacket} where one names a part that does not come. */
  static void check(JsonValue data, int attachments) {
    if (data instanceof JsonArray array) {
      array.forEach(element -> check(element, attachments));
    } else if (data instanceof JsonObject object) {
      if (object.get("_placeholder") == JsonValue.TRUE) {
        checkNumber(object.get("num"), attachments);
      } else {
        object.values().forEach(value -> check(value, attachments));
      }
    }
  }

  private static void checkNumber(JsonValue num, int attachments) {
    double value = num instanceof JsonNumber number ? number.doubleValue() : -1;
    if (value != Math.rint(value) || value < 0 || value >= attachments) {
      throw new BadPacket("a placeholder");
    }
  }
}
