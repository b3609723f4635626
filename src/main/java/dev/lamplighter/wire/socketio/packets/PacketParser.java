package dev.lamplighter.wire.socketio.packets;

import dev.lamplighter.json.Jsons;
import dev.lamplighter.problem.ProblemException;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * {@code <type>[<attachments>-][<namespace>,][<ack id>][JSON]} (socket.io-protocol v5). For one
 * packet; throws {@link BadPacket}.
 */
final class PacketParser {
  /** As in socket.io-parser since 4.2.6 (CVE-2026-33151). */
  static final int MAX_ATTACHMENTS = 10;

  private static final int MAX_DIGITS = 15;
  private static final int MAX_NAMESPACE = 128;

  private final String text;
  private int at;

  private PacketParser(String text) {
    this.text = text;
  }

  static Packet parse(String text) {
    return new PacketParser(text).packet();
  }

  private Packet packet() {
    PacketType type = type();
    int attachments = type.isBinary() ? attachments() : 0;
    String namespace = namespace();
    String id = digits();
    JsonValue data = at == text.length() ? null : json(text.substring(at));
    if (!type.takes(data)) {
      throw new BadPacket("the data of " + type);
    }
    if (type.isBinary()) {
      Placeholders.check(data, attachments);
    }
    return new Packet(type, namespace, id, data, attachments, List.of());
  }

  private PacketType type() {
    int number = text.isEmpty() ? -1 : text.charAt(at++) - '0';
    if (number < 0 || number >= PacketType.values().length) {
      throw new BadPacket("the type");
    }
    return PacketType.values()[number];
  }

  private int attachments() {
    String count = digits();
    if (count.isEmpty() || at == text.length() || text.charAt(at++) != '-') {
      throw new BadPacket("the number of attachments");
    }
    long attachments = Long.parseLong(count);
    if (attachments > MAX_ATTACHMENTS) {
      throw new BadPacket("too many attachments");
    }
    return (int) attachments;
  }

  /** The comma may be missing where nothing follows. */
  private String namespace() {
    if (at == text.length() || text.charAt(at) != '/') {
      return Packet.MAIN_NAMESPACE;
    }
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    if (end - at > MAX_NAMESPACE) {
      throw new BadPacket("the namespace");
    }
    String namespace = text.substring(at, end);
    at = comma < 0 ? end : end + 1;
    return namespace;
  }

  private String digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at - start > MAX_DIGITS) {
      throw new BadPacket("a number");
    }
    return text.substring(start, at);
  }

  private static JsonValue json(String text) {
    try {
      return Jsons.parse(text);
    } catch (ProblemException e) {
      throw new BadPacket("the JSON");
    }
  }
}
