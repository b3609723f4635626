package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.Frame;
import java.util.Locale;

/** The packets of Engine.IO 4 that the server sends by itself (engine.io-protocol v4). */
final class EnginePacket {
  static final char CLOSE_TYPE = '1';
  static final char PONG_TYPE = '3';
  static final char MESSAGE_TYPE = '4';

  static final String PROBE = "2probe";
  static final String UPGRADE = "5";

  static final Frame CLOSE = Frame.text("1");
  static final Frame PING = Frame.text("2");
  static final Frame PROBED = Frame.text("3probe");
  static final Frame NOOP = Frame.text("6");

  private EnginePacket() {}

  static Frame open(EngineSession session, EngineSettings settings, boolean upgradable) {
    return Frame.text(
        String.format(
            Locale.ROOT,
            "0{\"sid\":\"%s\",\"upgrades\":[%s],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}",
            session.id(),
            upgradable ? "\"websocket\"" : "",
            settings.pingInterval().toMillis(),
            settings.pingTimeout().toMillis(),
            settings.maxPayload()));
  }
}
