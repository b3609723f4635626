package dev.lamplighter.wire.socketio;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.Wire;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.socketio.packets.Packet;
import dev.lamplighter.wire.socketio.packets.PacketWriter;
import dev.lamplighter.wire.socketio.recovery.NotedFrame;
import java.util.List;

/**
 * {@code 42["name",{…}]}: the same bytes for every client, whatever its transport. A stock client
 * that is told DISCONNECT stays away; one whose connection is closed comes back, as it must after
 * its token has ended: an application that has a fresh one connects with it.
 */
final class SocketIoWire implements Wire {
  static final SocketIoWire INSTANCE = new SocketIoWire(false);

  /** For clients that asked for recovery. */
  static final SocketIoWire RECOVERABLE = new SocketIoWire(true);

  private static final Frame DISCONNECT = PacketWriter.disconnect(Packet.MAIN_NAMESPACE);

  private final boolean noted;

  private SocketIoWire(boolean noted) {
    this.noted = noted;
  }

  @Override
  public String name() {
    return "socketio";
  }

  @Override
  public Frame encode(Event event) {
    Frame frame = PacketWriter.event(Packet.MAIN_NAMESPACE, event.name(), event.json());
    return noted ? NotedFrame.of(event, frame) : frame;
  }

  @Override
  public boolean hasHeartbeat() {
    return true;
  }

  @Override
  public List<Frame> farewell(CloseCode code) {
    return switch (code) {
      case TOKEN_EXPIRED -> List.of(error(expired()));
      case REVOKED, DISCONNECTED -> List.of(DISCONNECT);
      default -> List.of();
    };
  }

  private static Problem expired() {
    return Problem.of(
        ProblemType.UNAUTHORIZED, "The token has expired. Connect again with a fresh one.");
  }

  Frame error(Problem problem) {
    return encode(Event.of("error", problem.toJson().toString()));
  }

  Frame ack(String id, String json) {
    return PacketWriter.ack(Packet.MAIN_NAMESPACE, id, json);
  }
}
