package dev.lamplighter.wire.socketio.packets;

import dev.lamplighter.hub.Frame;

/** Packets as engine messages: each text begins with the engine's digit for a message. */
public final class PacketWriter {
  private PacketWriter() {}

  public static Frame connected(String namespace, String sid) {
    return Frame.text("40" + prefix(namespace) + "{\"sid\":\"" + sid + "\"}");
  }

  /**
   * @param pid by which the client asks for its state when it comes back
   */
  public static Frame connected(String namespace, String sid, String pid) {
    return Frame.text(
        "40" + prefix(namespace) + "{\"sid\":\"" + sid + "\",\"pid\":\"" + pid + "\"}");
  }

  public static Frame disconnect(String namespace) {
    return Frame.text("41" + prefix(namespace));
  }

  /**
   * @param json one argument
   */
  public static Frame event(String namespace, String name, String json) {
    return Frame.text("42" + prefix(namespace) + "[\"" + name + "\"," + json + "]");
  }

  /**
   * @param json one argument
   */
  public static Frame ack(String namespace, String id, String json) {
    return Frame.text("43" + prefix(namespace) + id + "[" + json + "]");
  }

  /**
   * @param json an object with {@code message} and perhaps {@code data}
   */
  public static Frame connectError(String namespace, String json) {
    return Frame.text("44" + prefix(namespace) + json);
  }

  private static String prefix(String namespace) {
    return namespace.equals(Packet.MAIN_NAMESPACE) ? "" : namespace + ",";
  }
}
