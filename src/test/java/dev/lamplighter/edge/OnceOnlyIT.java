package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy could understand in one way and the server in another is refused. */
class OnceOnlyIT {
  private static final String HOST = "Host: localhost\r\n";
  private static final String NEXT = "GET /api/ws/status HTTP/1.1\r\n" + HOST + "\r\n";
  private static final String BODY = "{\"username\":\"a\",\"password\":\"b\"}";
  private static final String CHUNKED =
      Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";

  private final LamplighterServer server = LamplighterServer.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost\r\nHost: localhost",
        "Host: localhost\r\nHost: elsewhere.example",
        "Host: localhost, elsewhere.example",
        "Host: localhost\r\nOrigin: http://localhost\r\nOrigin: http://elsewhere.example",
        "Host: localhost\r\nOrigin: http://localhost, http://elsewhere.example",
        "Host: localhost\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b",
        "Host: localhost\r\nAuthorization: Basic a\r\nAuthorization: Bearer b",
        "Host: localhost\r\nAuthorization: Bearer a, Bearer b"
      })
  void twoOfWhatIsOneShouldBeRefused(String headers) {
    for (String path : new String[] {"/api/ws/status", "/socket.io/?EIO=4&transport=polling"}) {
      assertRefused("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: chun\rked"
      })
  void aBodyThatEndsInTwoPlacesShouldEndTheConnection(String framing) {
    assertRefused(signIn(framing) + CHUNKED);
  }

  @Test
  void twoLengthsShouldBeRefusedEvenIfTheyAreTheSame() {
    String length = "Content-Length: " + BODY.length();

    assertRefused(signIn(length + "\r\n" + length) + BODY);
  }

  /** The listener itself refuses these, without a body. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 2",
        "Content-Length: 2\r\nContent-Length: 3",
        "Content-Length: 2, 2",
        "Content-Length: -1",
        "Content-Length: +2",
        "Content-Length: nonsense"
      })
  void aLengthThatIsNoneShouldEndTheConnection(String framing) {
    assertThat(RawHttp.untilClosed(server.port(), signIn(framing) + CHUNKED + NEXT))
        .startsWith("HTTP/1.1 400")
        .containsOnlyOnce("HTTP/1.1");
  }

  /** As RFC 9112, section 6.3 has it; after the chunks the next request begins. */
  @Test
  void aLengthBeforeChunksShouldNotCount() {
    String last = NEXT.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

    assertThat(
            RawHttp.untilClosed(
                server.port(),
                signIn("Content-Length: 2\r\nTransfer-Encoding: chunked") + CHUNKED + last))
        .startsWith("HTTP/1.1 401")
        .containsOnlyOnce("HTTP/1.1 200");
  }

  @Test
  void oneOfEachShouldBeServed() {
    assertThat(RawHttp.status(server.port(), signIn("Transfer-Encoding: Chunked") + CHUNKED))
        .isEqualTo(401);
    assertThat(RawHttp.status(server.port(), signIn("Content-Length: " + BODY.length()) + BODY))
        .isEqualTo(401);
  }

  private static String signIn(String framing) {
    return "POST /api/auth/login HTTP/1.1\r\nContent-Type: application/json\r\n"
        + HOST
        + framing
        + "\r\n\r\n";
  }

  private void assertRefused(String request) {
    assertThat(RawHttp.untilClosed(server.port(), request + NEXT))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .containsOnlyOnce("HTTP/1.1");
  }
}
