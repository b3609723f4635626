package dev.lamplighter.wire.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamplighter.support.ForeignClients;
import dev.lamplighter.support.ForeignClients.Ended;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients of other languages, unchanged. */
class ForeignClientsIT {
  private final LamplighterServer server = LamplighterServer.shared();
  private final Member ana = RestClient.of(server).register();

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling", "polling,websocket", "websocket,polling"})
  void javaScriptShouldFeelAtHome(String transports) {
    assumeTrue(ForeignClients.npm().isPresent(), "npm's socket.io-client is not here");

    Ended ended =
        ForeignClients.run(
            List.of("node", "src/test/js/socketio/client.mjs"),
            Map.of(
                "BASE", server.baseUrl(),
                "TOKEN", ana.token(),
                "TRANSPORTS", transports,
                "MODULES", ForeignClients.npm().orElseThrow().toString()));

    assertThat(ended.output()).isEmpty();
    assertThat(ended.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
  void pythonShouldFeelAtHome(String transports) {
    assumeTrue(ForeignClients.python().isPresent(), "Debian's python3-socketio is not here");

    Ended ended =
        ForeignClients.run(
            List.of(
                ForeignClients.python().orElseThrow().toString(),
                "src/test/python/socketio_client.py",
                server.baseUrl(),
                ana.token(),
                transports),
            Map.of("PYTHONIOENCODING", "utf-8"));

    assertThat(ended.output()).isEmpty();
    assertThat(ended.status()).isZero();
  }
}
