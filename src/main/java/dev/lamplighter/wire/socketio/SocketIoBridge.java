package dev.lamplighter.wire.socketio;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionInfo;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Tokens;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import dev.lamplighter.limits.TurnedAway;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.problem.Problems;
import dev.lamplighter.wire.Admission;
import dev.lamplighter.wire.Commands;
import dev.lamplighter.wire.Greeting;
import dev.lamplighter.wire.Subscriptions;
import dev.lamplighter.wire.socketio.packets.Application;
import dev.lamplighter.wire.socketio.packets.Connection;
import dev.lamplighter.wire.socketio.packets.Packet;
import dev.lamplighter.wire.socketio.packets.PacketWriter;
import dev.lamplighter.wire.socketio.packets.Peer;
import dev.lamplighter.wire.socketio.recovery.Recovery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signs clients in: a token in {@code auth} makes a connection a session of the hub. */
@ApplicationScoped
public class SocketIoBridge implements Application {
  /** Stock clients know neither {@code watch} nor {@code subscribe}: they hear of all. */
  private static final List<String> CHANNELS = List.of("online", "feed");

  /** What the client can do nothing about, and what is over in a moment. */
  private static final Set<ProblemType> PASSING =
      EnumSet.of(ProblemType.UNAVAILABLE, ProblemType.INTERNAL);

  @Inject private Tokens tokens;
  @Inject private Admission admission;
  @Inject private Hub hub;
  @Inject private Commands commands;
  @Inject private Subscriptions subscriptions;
  @Inject private Recovery recovery;
  @Inject private Strangers strangers;

  @Override
  public Optional<Peer> connect(Connection connection, Packet packet) {
    if (!packet.namespace().equals(Packet.MAIN_NAMESPACE)) {
      connection.refuseNamespace(packet);
      return Optional.empty();
    }
    try {
      Newcomer from = (Newcomer) connection.peer();
      Caller caller = tokens.verify(token(packet.auth()));
      SessionInfo info =
          from.takesFirst()
              ? admission.admitArrived(caller, from.address(), from.userAgent())
              : admission.admit(caller, from.address(), from.userAgent());
      return Optional.of(
          packet.auth().getBoolean("recovery", false)
              ? openRecoverable(connection, info, packet.auth())
              : open(connection, info));
    } catch (RuntimeException | Error e) {
      refuse(connection, e);
      return Optional.empty();
    }
  }

  @Override
  public void strange(Connection connection) {
    strangers.came(connection.peer().getName());
  }

  @Override
  public void familiar(Connection connection) {
    strangers.left(connection.peer().getName());
  }

  private static void refuse(Connection connection, Throwable thrown) {
    Problem problem = Problems.of(thrown);
    if (thrown instanceof TurnedAway || PASSING.contains(problem.type())) {
      connection.sendAway();
    } else {
      connection.send(refusal(problem));
    }
  }

  private static String token(JsonObject auth) {
    if (auth.get("token") instanceof JsonString token) {
      return token.getString();
    }
    throw ProblemException.of(ProblemType.UNAUTHORIZED, "Sign in and send the token in 'auth'.");
  }

  private Peer open(Connection connection, SessionInfo info) {
    Session session = hub.prepare(info, SocketIoWire.INSTANCE, connection.sender());
    session.enqueue(PacketWriter.connected(Packet.MAIN_NAMESPACE, session.id()), null);
    session.send(Event.of("connection_established", "{\"sid\":\"" + session.id() + "\"}"));
    session.send(Greeting.connected(session));
    hub.admit(session, () -> enter(session));
    return new SocketIoPeer(hub, commands, session, (command, answer, frame) -> frame);
  }

  private Peer openRecoverable(Connection connection, SessionInfo info, JsonObject auth) {
    Session session =
        recovery.open(info, SocketIoWire.RECOVERABLE, connection.sender(), auth, this::enter);
    return new SocketIoPeer(hub, commands, session, recovery::noted);
  }

  private void enter(Session session) {
    CHANNELS.forEach(channel -> subscriptions.enter(session, channel));
  }

  private static Frame refusal(Problem problem) {
    JsonObject error =
        new JsonOutput()
            .put("message", Jsons.text(problem.detail()))
            .put("data", problem.toJson())
            .build();
    return PacketWriter.connectError(Packet.MAIN_NAMESPACE, error.toString());
  }
}
