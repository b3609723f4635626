package dev.lamplighter.wire.socketio.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.EngineClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Socket.IO 5 as its public test suite pins it down, with its application. */
class SocketIoProtocolIT {
  private static final String PARTS =
      "{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";
  private static ConformanceServer server;

  private final EngineClient.Socket socket =
      new EngineClient(server.baseUrl(), "/socket.io/").socket();

  @BeforeAll
  static void start() {
    server = ConformanceServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private void connect() {
    assertThat((String) socket.next()).startsWith("0{");
    assertThat((String) socket.send("40").nextMessage()).startsWith("40{\"sid\":");
    assertThat(socket.nextMessage()).isEqualTo("42[\"auth\",{}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40|40|42[\"auth\",{}]",
        "40{\"token\":\"123\"}|40|42[\"auth\",{\"token\":\"123\"}]",
        "40/custom|40/custom,|42/custom,[\"auth\",{}]",
        "40/custom,|40/custom,|42/custom,[\"auth\",{}]",
        "40/custom,{\"token\":\"abc\"}|40/custom,|42/custom,[\"auth\",{\"token\":\"abc\"}]"
      })
  void connectShouldBeAnsweredByASidAlone(String connect, String head, String auth) {
    socket.next();
    assertThat((String) socket.send(connect).nextMessage())
        .startsWith(head + "{\"sid\":\"")
        .doesNotContain(",\"");
    assertThat(socket.nextMessage()).isEqualTo(auth);
  }

  @Test
  void unknownNamespaceShouldBeRefused() {
    socket.next();
    assertThat(socket.send("40/random").nextMessage())
        .isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
  }

  @Test
  void clientThatDoesNotConnectShouldBeClosed() {
    socket.next();
    for (int i = 0; i < 2; i++) {
      assertThat(socket.next()).isEqualTo("2");
      socket.send("3");
    }
    socket.awaitClose();
  }

  @Test
  void leavingANamespaceShouldLeaveTheOthersAndTheConnection() {
    connect();
    socket.send("40/custom");
    assertThat((String) socket.nextMessage()).startsWith("40/custom,");
    assertThat(socket.nextMessage()).isEqualTo("42/custom,[\"auth\",{}]");
    socket.send("41/custom").send("42[\"message\",\"main\"]");
    assertThat(socket.nextMessage()).isEqualTo("42[\"message-back\",\"main\"]");
    socket.send("41");
    assertThat(socket.next()).isEqualTo("2");
    assertThat((String) socket.send("3").send("40").nextMessage()).startsWith("40{");
  }

  @Test
  void eventsAndAcknowledgementsShouldKeepTheirArguments() {
    connect();
    assertThat(socket.send("42[\"message\",1,\"2\",{\"3\":[true]}]").nextMessage())
        .isEqualTo("42[\"message-back\",1,\"2\",{\"3\":[true]}]");
    assertThat(socket.send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]").nextMessage())
        .isEqualTo("43456[1,\"2\",{\"3\":[false]}]");
  }

  @Test
  void binaryPartsShouldStayWithTheirEvent() {
    connect();
    socket.send("452-[\"message\"," + PARTS).sendBinary((byte) 1).sendBinary((byte) 2);
    assertThat(socket.nextMessage()).isEqualTo("452-[\"message-back\"," + PARTS);
    assertThat((byte[]) socket.nextMessage()).containsExactly(1);
    assertThat((byte[]) socket.nextMessage()).containsExactly(2);
    socket.send("452-789[\"message-with-ack\"," + PARTS).sendBinary((byte) 3).sendBinary((byte) 4);
    assertThat(socket.nextMessage()).isEqualTo("462-789[" + PARTS);
    assertThat((byte[]) socket.nextMessage()).containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "4abc",
        "42{}",
        "42abc[\"message-with-ack\",1]",
        "40",
        "44{}",
        "42/custom,[\"a\"]",
        "41/custom",
        "42[\"connect\"]",
        "4511-[\"a\"]"
      })
  void whoBreaksTheProtocolShouldBeCutOff(String packet) {
    connect();
    socket.send(packet).awaitClose();
  }

  @Test
  void textInPlaceOfABinaryPartShouldBeCutOff() {
    connect();
    socket.send("451-[\"message\",{\"_placeholder\":true,\"num\":0}]").send("42[\"message\"]");
    socket.awaitClose();
  }

  @Test
  void binaryPartOfNothingShouldBeCutOff() {
    connect();
    socket.sendBinary((byte) 1).awaitClose();
  }
}
