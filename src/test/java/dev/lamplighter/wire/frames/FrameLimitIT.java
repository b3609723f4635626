package dev.lamplighter.wire.frames;

import static dev.lamplighter.support.RawWebSocket.BINARY;
import static dev.lamplighter.support.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RawWebSocket;
import dev.lamplighter.support.RestClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are announced and do not come, and messages that have no end. */
class FrameLimitIT {
  private static final int LIMIT = 65536;

  /** What somebody may send who has not signed in. */
  private static final int STRANGERS_LIMIT = 16384;

  private static LamplighterServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = LamplighterServer.shared();
    token = RestClient.of(server).register().token();
  }

  private static RawWebSocket member() {
    return RawWebSocket.open(server.wsUrl("/ws?token=" + token));
  }

  private static RawWebSocket stranger() {
    RawWebSocket socket = RawWebSocket.open(server.wsUrl("/socket.io/?EIO=4&transport=websocket"));
    assertThat(socket.next()).startsWith("0{");
    return socket;
  }

  private static RawWebSocket joined() {
    RawWebSocket socket = stranger();
    socket.send(TEXT, text("40{\"token\":\"" + token + "\"}"));
    assertThat(socket.next()).startsWith("40{");
    return socket;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(longs = {LIMIT + 1, 1 << 20, 1 << 30, Long.MAX_VALUE, -1})
  void frameThatIsAnnouncedTooLongShouldBeRefusedBeforeItHasCome(long length) {
    for (RawWebSocket socket : new RawWebSocket[] {member(), joined(), stranger()}) {
      try (socket) {
        assertThat(socket.begin(TEXT, length, new byte[1000]).awaitClose()).isEqualTo(1009);
      }
    }
  }

  @Test
  void wholeFrameOfManyMegabytesShouldBeRefusedInTheSameWay() {
    for (RawWebSocket socket : new RawWebSocket[] {member(), joined(), stranger()}) {
      try (socket) {
        assertThat(socket.send(TEXT, new byte[5_000_000]).awaitClose()).isEqualTo(1009);
      }
    }
  }

  @Test
  void messageOfManyFramesShouldHaveTheSameLimit() {
    for (RawWebSocket socket : new RawWebSocket[] {member(), joined()}) {
      try (socket) {
        socket.sendPart(TEXT, text("x".repeat(LIMIT / 2)));
        socket.sendPart(0, text("x".repeat(LIMIT / 2)));
        socket.sendPart(0, text("x"));
        assertThat(socket.awaitClose()).isEqualTo(1009);
      }
    }
  }

  @Test
  void strangerShouldHaveToSayWhoItIsInFewBytes() {
    try (RawWebSocket socket = stranger()) {
      socket.begin(TEXT, STRANGERS_LIMIT + 1, new byte[0]);
      assertThat(socket.awaitClose()).isEqualTo(1009);
    }
    try (RawWebSocket socket = stranger()) {
      socket.sendPart(TEXT, text("4".repeat(STRANGERS_LIMIT)));
      assertThat(socket.sendPart(0, text("44")).awaitClose()).isEqualTo(1009);
    }
    try (RawWebSocket socket = joined()) {
      socket.send(TEXT, text("420[\"ping\",{\"p\":\"" + "x".repeat(60_000) + "\"}]"));
      assertThat(socket.next()).contains("connection_established");
    }
  }

  @Test
  void binaryEventOfAStrangerShouldBeRefusedBeforeItsParts() {
    try (RawWebSocket socket = stranger()) {
      socket.send(TEXT, text("459-[\"x\"]"));
      assertThat(socket.awaitClose()).isNotEqualTo(1000);
    }
    try (RawWebSocket socket = joined()) {
      socket.send(TEXT, text("451-1[\"x\",{\"_placeholder\":true,\"num\":0}]"));
      socket.send(BINARY, new byte[10]);
      String next = socket.next();
      while (!next.startsWith("431")) {
        next = socket.next();
      }
      assertThat(next).contains("Binary data");
    }
  }
}
