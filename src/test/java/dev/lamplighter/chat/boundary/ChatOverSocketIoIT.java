package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StockClient;
import jakarta.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same chat for stock Socket.IO clients: acknowledged when stored, and heard on every wire. */
class ChatOverSocketIoIT {
  private final LamplighterServer server = LamplighterServer.shared();
  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void messagesShouldGoBothWaysBetweenTheWires(String transport) {
    try (StockClient stock = StockClient.open(server, ana.token(), transport);
        SocketClient socket = SocketClient.connected(server, ben)) {
      stock.await("connected");
      JsonObject hello = json("to", ben.username(), "message", "Hi", "client_id", "c-" + transport);
      JsonObject ack = stock.request("send_message", StockClient.data(hello));
      assertThat(ack.getBoolean("ok")).as(ack.toString()).isTrue();
      assertThat(Talk.await(socket, "new_message").getString("message_id"))
          .isEqualTo(ack.getString("message_id"));

      JsonObject answer = Talk.send(socket, ack.getString("conversation_id"), "Hello");
      assertThat(stock.await("new_message").getInt("seq")).isEqualTo(answer.getInt("seq"));
      assertThat(stock.all("new_message")).as("its own has its ack").hasSize(1);

      JsonObject typing = json("to", ana.username(), "isTyping", true);
      socket.request("user_typing", typing);
      assertThat(stock.await("user_typing").getString("from")).isEqualTo(ben.username());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void refusalShouldBeInTheAcknowledgement(String transport) {
    try (StockClient stock = StockClient.open(server, ana.token(), transport)) {
      stock.await("connected");
      JsonObject stranger = json("conversation_id", "999999999", "content", "x");
      JsonObject ack = stock.request("send_message", StockClient.data(stranger));
      assertThat(ack.getBoolean("ok")).isFalse();
      assertThat(ack.getJsonObject("error").getInt("status")).isEqualTo(404);
    }
  }
}
