package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.CloseCode;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What comes from one client, one packet at a time: requests and frames of one session arrive on
 * different threads.
 */
final class Incoming {
  /** The stock Java client breaks its base64 into lines. */
  private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]+");

  private final EngineSession session;
  private final Heartbeat heartbeat;
  private final EngineListener listener;

  Incoming(EngineSession session, Heartbeat heartbeat, EngineListener listener) {
    this.session = session;
    this.heartbeat = heartbeat;
    this.listener = listener;
  }

  /** Whether all packets of an HTTP body made sense; else the session is over. */
  synchronized boolean payload(String body) {
    for (String packet : Payload.split(body)) {
      if (!polled(packet)) {
        return false;
      }
      if (session.isClosed()) {
        return true;
      }
    }
    return true;
  }

  private boolean polled(String packet) {
    if (packet.isEmpty() || packet.charAt(0) != Payload.BINARY_TYPE) {
      return packet(packet);
    }
    try {
      binary(Base64.getDecoder().decode(LINE_ENDS.matcher(packet.substring(1)).replaceAll("")));
      return true;
    } catch (IllegalArgumentException e) {
      return violated();
    }
  }

  synchronized boolean packet(String packet) {
    if (session.isClosed()) {
      return true;
    }
    if (packet.isEmpty()) {
      return violated();
    }
    char type = packet.charAt(0);
    if (type == EnginePacket.MESSAGE_TYPE) {
      listener.text(packet.substring(1));
    } else if (type == EnginePacket.PONG_TYPE && packet.length() == 1) {
      heartbeat.pong();
    } else if (type == EnginePacket.CLOSE_TYPE && packet.length() == 1) {
      session.closeLater(CloseCode.NORMAL);
    } else {
      return violated();
    }
    return true;
  }

  synchronized void binary(byte[] message) {
    if (!session.isClosed()) {
      listener.binary(message);
    }
  }

  private boolean violated() {
    session.closeLater(CloseCode.PROTOCOL_ERROR);
    return false;
  }

  synchronized void closed(CloseCode code) {
    listener.closed(code);
  }
}
