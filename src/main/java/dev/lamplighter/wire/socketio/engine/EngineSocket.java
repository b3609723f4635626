package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * One WebSocket of a session: its transport from the start, or one that probes first. Called on the
 * container's threads.
 */
final class EngineSocket implements Outlet {
  private static final FrameSender.Completion NOBODY = failure -> {};

  private static final Duration RETRY = Duration.ofMillis(1);

  private enum Stage {
    OPENED,
    PROBED,
    IN_USE,
    /** No session has a use for it. */
    UNWANTED
  }

  private final Engine engine;
  private final EngineSession session;
  private final FrameSender sender;
  private final boolean begins;
  private final Bringer bringer = new Bringer();
  private volatile Stage stage = Stage.OPENED;
  private volatile boolean gone;

  /**
   * @param session null: there is none that has a use for this socket
   * @param begins whether the session begins on this socket
   */
  EngineSocket(Engine engine, EngineSession session, FrameSender sender, boolean begins) {
    this.engine = engine;
    this.session = session;
    this.sender = sender;
    this.begins = begins;
  }

  /** Bytes that a frame may have; a socket that nobody wants says nothing of use. */
  int payloadLimit() {
    return session == null ? 0 : session.payloadLimit();
  }

  void use() {
    stage = Stage.IN_USE;
  }

  /** Answers the client; the last thing that the handshake's thread does with it. */
  void opened() {
    if (begins) {
      session.open();
    }
    bringer.leaves();
    if (stage == Stage.UNWANTED) {
      close(CloseCode.PROTOCOL_ERROR);
    }
  }

  void unwanted() {
    stage = Stage.UNWANTED;
  }

  void text(String packet) {
    if (stage == Stage.IN_USE) {
      session.incoming().packet(packet);
    } else if (stage == Stage.OPENED && packet.equals(EnginePacket.PROBE)) {
      stage = Stage.PROBED;
      sender.send(List.of(EnginePacket.PROBED), NOBODY);
      session.probed(this);
    } else if (stage == Stage.PROBED && packet.equals(EnginePacket.UPGRADE)) {
      session.upgraded(this);
    } else {
      lost(CloseCode.PROTOCOL_ERROR);
    }
  }

  void binary(ByteBuffer message) {
    if (stage == Stage.IN_USE) {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      session.incoming().binary(bytes);
    } else {
      lost(CloseCode.PROTOCOL_ERROR);
    }
  }

  void tooBig() {
    lost(CloseCode.TOO_BIG);
  }

  void closed() {
    gone = true;
    lost(CloseCode.BROKEN);
  }

  private void lost(CloseCode code) {
    if (stage != Stage.UNWANTED) {
      session.lost(this, code);
    }
  }

  @Override
  public void write(List<Frame> frames, FrameSender.Completion completion) {
    sender.send(frames, completion);
  }

  /** May block, and runs the container's callbacks. */
  void close(CloseCode code) {
    if (gone) {
      return;
    }
    if (bringer.hasLeft()) {
      sender.close(code);
    } else {
      engine.later(() -> engine.execute(() -> close(code)), RETRY);
    }
  }
}
