package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RawConnection;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the container answers by itself, for requests that reach no filter of ours or no resource.
 */
class BareAnswersIT {
  private static final String HOST = "Host: localhost\r\n";
  private static final String LOGIN = "POST /api/auth/login HTTP/1.1\r\n" + HOST;
  private static final String UPGRADE =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(400, get("/" + "a".repeat(9000))),
        Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(300) + "\r\n"),
        Arguments.of(400, LOGIN + "Content-Length: -5\r\n\r\n"),
        Arguments.of(400, LOGIN + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        Arguments.of(400, LOGIN + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
        Arguments.of(400, get("/%00")),
        Arguments.of(400, get("/../x")),
        Arguments.of(400, "CONNECT x:80 HTTP/1.1\r\n" + HOST + "\r\n"),
        Arguments.of(404, get("/WEB-INF/web.xml")),
        Arguments.of(405, "TRACE / HTTP/1.1\r\n" + HOST + "\r\n"),
        Arguments.of(501, "FOO / HTTP/1.1\r\n" + HOST + "\r\n"),
        Arguments.of(505, "GET / HTTP/9.9\r\n" + HOST + "\r\n"),
        Arguments.of(401, get("//ws")),
        Arguments.of(401, upgrade("//ws", "13")),
        Arguments.of(426, upgrade("/socket.io/?EIO=4&transport=websocket", "x")),
        Arguments.of(101, upgrade("/socket.io/?EIO=4&transport=websocket", "13")),
        Arguments.of(413, LOGIN + "Content-Length: 99999999\r\n\r\n"),
        Arguments.of(200, get("/health")),
        Arguments.of(200, get("/icon.svg")));
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n";
  }

  private static String upgrade(String path, String version) {
    return "GET "
        + path
        + " HTTP/1.1\r\n"
        + HOST
        + UPGRADE
        + "Sec-WebSocket-Version: "
        + version
        + "\r\n\r\n";
  }

  @ParameterizedTest
  @MethodSource("answers")
  void theyShouldHaveOurHeadersAndNotSayWhatServes(int status, String request) {
    try (RawConnection connection = RawConnection.open(LamplighterServer.shared().port())) {
      String answer = connection.send(request).answer();

      assertThat(answer)
          .startsWith("HTTP/1.1 " + status)
          .contains("\r\nContent-Security-Policy: ")
          .contains("\r\nX-Content-Type-Options: nosniff\r\n")
          .contains("\r\nX-Frame-Options: DENY\r\n")
          .contains("\r\nReferrer-Policy: ")
          .contains("\r\nCache-Control: no-")
          .doesNotContainIgnoringCase("\r\nServer:")
          .doesNotContainIgnoringCase("\r\nX-Powered-By:");
    }
  }
}
