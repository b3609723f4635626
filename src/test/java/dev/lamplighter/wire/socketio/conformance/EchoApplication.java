package dev.lamplighter.wire.socketio.conformance;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.wire.socketio.packets.Application;
import dev.lamplighter.wire.socketio.packets.Connection;
import dev.lamplighter.wire.socketio.packets.Packet;
import dev.lamplighter.wire.socketio.packets.PacketWriter;
import dev.lamplighter.wire.socketio.packets.Peer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The application of the public suites: tells the auth payload, and echoes. */
final class EchoApplication implements Application {
  private static final Set<String> NAMESPACES = Set.of("/", "/custom");

  @Override
  public Optional<Peer> connect(Connection connection, Packet packet) {
    if (!NAMESPACES.contains(packet.namespace())) {
      connection.refuseNamespace(packet);
      return Optional.empty();
    }
    connection.send(PacketWriter.connected(packet.namespace(), UUID.randomUUID().toString()));
    // the public suite listens anew for each message, and misses one that comes in the same read
    CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)
        .execute(
            () ->
                connection.send(
                    PacketWriter.event(packet.namespace(), "auth", packet.auth().toString())));
    return Optional.of(new Echo(connection));
  }

  private record Echo(Connection connection) implements Peer {
    @Override
    public void received(Packet event) {
      JsonArrayBuilder answer = Json.createArrayBuilder();
      if (event.eventName().equals("message")) {
        answer.add("message-back");
      }
      event.arguments().forEach(answer::add);
      boolean isAck = event.eventName().equals("message-with-ack");
      connection.send(Frame.text(head(event, isAck ? 3 : 2) + answer.build()));
      event.binary().forEach(part -> connection.send(Frame.binary(part)));
    }

    private static String head(Packet event, int type) {
      String kind =
          event.attachments() == 0 ? "4" + type : "4" + (type + 3) + event.attachments() + "-";
      String namespace = event.namespace().equals("/") ? "" : event.namespace() + ",";
      return kind + namespace + event.id();
    }

    @Override
    public void left(CloseCode code) {}
  }
}
