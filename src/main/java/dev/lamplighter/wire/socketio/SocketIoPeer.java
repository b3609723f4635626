package dev.lamplighter.wire.socketio;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.Commands;
import dev.lamplighter.wire.socketio.packets.Packet;
import dev.lamplighter.wire.socketio.packets.Peer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** One client that has signed in: its events are commands, its acknowledgements their answers. */
final class SocketIoPeer implements Peer {
  private final Hub hub;
  private final Commands commands;
  private final Session session;
  private final Answering answering;

  /** What is done to the frame of a successful answer, null where nobody asked for it. */
  @FunctionalInterface
  interface Answering {
    Frame noted(String command, JsonObject answer, Frame frame);
  }

  SocketIoPeer(Hub hub, Commands commands, Session session, Answering answering) {
    this.hub = hub;
    this.commands = commands;
    this.session = session;
    this.answering = answering;
  }

  @Override
  public void received(Packet event) {
    session.heard();
    try {
      commands
          .run(session, event.eventName(), argument(event))
          .whenComplete((answer, thrown) -> answer(event, answer, thrown));
    } catch (RuntimeException | Error e) {
      refuse(event, e);
    }
  }

  private void answer(Packet event, JsonObject answer, Throwable thrown) {
    if (thrown != null) {
      refuse(event, thrown);
      return;
    }
    Frame frame =
        event.wantsAck() ? SocketIoWire.INSTANCE.ack(event.id(), Commands.ok(answer)) : null;
    Frame noted = answering.noted(event.eventName(), answer, frame);
    if (noted != null) {
      session.enqueue(noted, null);
    }
  }

  private void refuse(Packet event, Throwable thrown) {
    Problem problem = commands.refuse(session, event.eventName(), thrown);
    if (event.wantsAck()) {
      String json = "{\"ok\":false,\"error\":" + problem.toJson() + "}";
      session.enqueue(SocketIoWire.INSTANCE.ack(event.id(), json), null);
    } else if (commands.isTold(session, problem)) {
      session.enqueue(SocketIoWire.INSTANCE.error(problem), null);
    }
  }

  /** The first argument; commands have no more. */
  private static JsonValue argument(Packet event) {
    if (event.attachments() > 0) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST, "Binary data is not understood here. Send JSON.");
    }
    List<JsonValue> arguments = event.arguments();
    return arguments.isEmpty() ? null : arguments.get(0);
  }

  /** A connection that the server ends is counted and logged like any other. */
  @Override
  public void left(CloseCode code) {
    if (code != CloseCode.NORMAL && code != CloseCode.BROKEN) {
      session.cutOff(code);
    }
    hub.closed(session);
  }
}
