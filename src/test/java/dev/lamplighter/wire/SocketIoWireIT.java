package dev.lamplighter.wire;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.StockClient;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class SocketIoWireIT {
  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    server = LamplighterServer.start(WireContract.SETTINGS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Nested
  class OverWebSocket extends Contract {
    OverWebSocket() {
      super("websocket");
    }
  }

  @Nested
  class OverPolling extends Contract {
    OverPolling() {
      super("polling");
    }
  }

  abstract static class Contract implements WireContract {
    private final String transport;

    Contract(String transport) {
      this.transport = transport;
    }

    @Override
    public LamplighterServer server() {
      return server;
    }

    @Override
    public Client connect(LamplighterServer to, Member member) {
      StockClient client = StockClient.open(to, member.token(), transport);
      return new Stock(client, client.await("connected"));
    }
  }

  private record Stock(StockClient client, JsonObject greeting) implements WireContract.Client {
    @Override
    public JsonObject request(String command, JsonObject data) {
      JsonObject answer = client.request(command, StockClient.data(data));
      return answer.getBoolean("ok") ? answer : answer.getJsonObject("error");
    }

    @Override
    public JsonObject await(String event) {
      return client.await(event);
    }

    @Override
    public List<JsonObject> all(String event) {
      return client.all(event);
    }

    @Override
    public void awaitEnd() {
      client.awaitDisconnect();
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
