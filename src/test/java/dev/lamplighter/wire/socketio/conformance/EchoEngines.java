package dev.lamplighter.wire.socketio.conformance;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineListener;
import dev.lamplighter.wire.socketio.engine.EngineSession;
import dev.lamplighter.wire.socketio.engine.EngineSettings;
import dev.lamplighter.wire.socketio.packets.Connection;
import dev.lamplighter.wire.websocket.FrameSenders;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Two engines with the periods that the public suites expect, and one that takes its time. */
final class EchoEngines {
  private static final EngineSettings SETTINGS =
      new EngineSettings(
          "echo", Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofSeconds(1), 1_000_000);

  private static final Duration LONG = Duration.ofSeconds(5);
  private static final EngineSettings CALM_SETTINGS =
      new EngineSettings("echo", LONG, LONG, LONG, 1_000_000);

  /** Sends back every message. */
  static final Engine RAW = new Engine(SETTINGS, RawEcho::new, Executors.defaultThreadFactory());

  /** The same, for what has nothing to do with time. */
  static final Engine CALM =
      new Engine(CALM_SETTINGS, RawEcho::new, Executors.defaultThreadFactory());

  static final Engine SOCKET_IO =
      new Engine(
          SETTINGS,
          session -> new Connection(session, new EchoApplication(), Duration.ofSeconds(1)),
          Executors.defaultThreadFactory());

  private EchoEngines() {}

  static FrameSender senderOf(Session container) {
    return CDI.current().select(FrameSenders.class).get().of(container);
  }

  private record RawEcho(EngineSession session) implements EngineListener {
    @Override
    public void text(String message) {
      session.send(Frame.text("4" + message));
    }

    @Override
    public void binary(byte[] message) {
      session.send(Frame.binary(message));
    }

    @Override
    public void closed(CloseCode code) {}
  }
}
