package dev.lamplighter.wire;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class NativeWireIT implements WireContract {
  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    server = LamplighterServer.start(SETTINGS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public LamplighterServer server() {
    return server;
  }

  @Override
  public Client connect(LamplighterServer to, Member member) {
    SocketClient socket = SocketClient.at(to, "/ws").token(member.token()).connect();
    return new Native(socket, socket.await("connected").getJsonObject("data"));
  }

  private record Native(SocketClient socket, JsonObject greeting) implements Client {
    @Override
    public JsonObject request(String command, JsonObject data) {
      return socket.request(command, data).getJsonObject("data");
    }

    @Override
    public JsonObject await(String event) {
      return socket.await(event).getJsonObject("data");
    }

    @Override
    public List<JsonObject> all(String event) {
      return socket.frames().stream()
          .filter(frame -> event.equals(frame.getString("event", null)))
          .map(frame -> frame.getJsonObject("data"))
          .toList();
    }

    @Override
    public void awaitEnd() {
      socket.awaitClose();
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
