package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.CloseCode;
import java.util.Base64;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * What comes from one client, one packet at a time: requests and frames of one session arrive on
 * different threads, and wait for one another. The end waits for nobody: it is told when the packet
 * that is being handled is done.
 */
final class Incoming {
  /** The stock Java client breaks its base64 into lines. */
  private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]+");

  private final EngineSession session;
  private final Heartbeat heartbeat;
  private final EngineListener listener;
  private final Executor workers;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicReference<CloseCode> end = new AtomicReference<>();

  /**
   * @param workers on which the listener is told of the end
   */
  Incoming(EngineSession session, Heartbeat heartbeat, EngineListener listener, Executor workers) {
    this.session = session;
    this.heartbeat = heartbeat;
    this.listener = listener;
    this.workers = workers;
  }

  /** Whether all packets of an HTTP body made sense; else the session is over. */
  boolean payload(String body) {
    return inTurn(() -> packets(body));
  }

  boolean packet(String packet) {
    return inTurn(() -> handle(packet));
  }

  void binary(byte[] message) {
    inTurn(() -> handle(message));
  }

  private boolean inTurn(BooleanSupplier handling) {
    turn.lock();
    try {
      return handling.getAsBoolean();
    } finally {
      turn.unlock();
      if (end.get() != null) {
        workers.execute(this::tellEnd);
      }
    }
  }

  /** Any thread; does not wait. */
  void closed(CloseCode code) {
    end.set(code);
    workers.execute(this::tellEnd);
  }

  /** Where a packet is being handled, who handles it sees to this afterwards. */
  private void tellEnd() {
    if (turn.tryLock()) {
      try {
        CloseCode code = end.getAndSet(null);
        if (code != null) {
          listener.closed(code);
        }
      } finally {
        turn.unlock();
      }
    }
  }

  private boolean packets(String body) {
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
      return handle(packet);
    }
    try {
      return handle(
          Base64.getDecoder().decode(LINE_ENDS.matcher(packet.substring(1)).replaceAll("")));
    } catch (IllegalArgumentException e) {
      return violated();
    }
  }

  private boolean handle(String packet) {
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

  private boolean handle(byte[] message) {
    if (!session.isClosed()) {
      listener.binary(message);
    }
    return true;
  }

  private boolean violated() {
    session.closeLater(CloseCode.PROTOCOL_ERROR);
    return false;
  }
}
