package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RawHttp;
import dev.lamplighter.support.RestClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others on the same host, in the browser or on the way put into a request is not ours. */
class ForeignHeadersIT {
  private static final String WEB_SOCKET =
      "Connection: Upgrade\r\nUpgrade: websocket\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

  private final LamplighterServer server = LamplighterServer.shared();

  static Stream<String> foreign() {
    return Stream.of(
        "Cookie: display_name=" + utf8("Jürgen"),
        "Cookie: display_name=Jürgen",
        "Cookie: cart={\"id\":[1,2],\"of\":\"a, b\"}; open=\"a;b",
        "Cookie: two words=1; =nameless; ; @(/)=1; $Version=1; $Path=/; valueless",
        "Cookie: ;;;,,,=",
        "Cookie: " + many(),
        "Cookie: odd=\u007f\u0080\u009f\u00ff",
        "Accept-Language: ;;q=x, !!, -",
        "Accept-Encoding: ;;q=x",
        "Accept-Charset: none;q=x",
        "If-None-Match: nonsense",
        "If-Match: nonsense",
        "If-Modified-Since: yesterday",
        "If-Unmodified-Since: yesterday",
        "If-Range: nonsense",
        "Range: lines=1-2",
        "Range: bytes=nonsense",
        "Content-Type: nonsense",
        "Content-Type: ;;;===",
        "Content-Type: application/json;charset=none",
        "Content-Type: multipart/form-data",
        "DNT: perhaps",
        "Referer: http://elsewhere.example/" + utf8("Jürgen"),
        "User-Agent: \u00ff\u00fe odd",
        "Date: today",
        "Prefer: nonsense;;=",
        "Proxy-Authorization: nonsense",
        "X-Forwarded-For: \u00ff, ,,",
        "X-Nothing:");
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String many() {
    return IntStream.range(0, 300)
        .mapToObj(i -> "c" + i + "=" + i)
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void whatIsNotOursShouldCloseNoDoor(String header) {
    String token = token();

    assertThat(statuses(header, Map.of("GET /api/users/me", token, "GET /api/auth/jwks", "")))
        .containsOnly(200);
    assertThat(statuses(header, Map.of("GET /index.html", "", "GET /avatars/a.svg", "")))
        .containsOnly(200);
    assertThat(statuses(header, Map.of("GET /dashboard", "Accept: text/html\r\n")))
        .containsOnly(200);
    assertThat(statuses(header, Map.of("GET /socket.io/?EIO=4&transport=polling", "")))
        .containsOnly(200);
    assertThat(
            statuses(
                header,
                Map.of(
                    "GET /ws",
                    token + WEB_SOCKET,
                    "GET /socket.io/?EIO=4&transport=websocket",
                    WEB_SOCKET)))
        .containsOnly(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: nonsense",
        "Accept: ;;q=x",
        "Accept: */*;q=none",
        "Accept: text/html/xml",
        "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "Content-Type: nonsense"
      })
  void whatCannotBeUnderstoodShouldCountAsNotThere(String header) {
    Map<String, String> requests =
        Map.of(
            "GET /api/users/me", token(),
            "GET /api/auth/jwks", "",
            "GET /openapi", "",
            "GET /socket.io/?EIO=4&transport=polling", "");

    assertThat(statuses(header, requests)).containsOnly(200);
    assertThat(statuses(header, Map.of("POST /api/auth/refresh", "Content-Length: 0\r\n")))
        .containsOnly(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic Zm9vOmJhcg==",
        "Digest username=\"a\", realm=\"b\"",
        "nonsense",
        "Bearer x"
      })
  void whereNobodyNeedsToSignInATokenOfAnotherKindShouldNotMatter(String authorization) {
    String header = "Authorization: " + authorization;

    assertThat(
            statuses(
                header,
                Map.of(
                    "GET /api/auth/jwks", "",
                    "GET /index.html", "",
                    "GET /socket.io/?EIO=4&transport=polling", "")))
        .containsOnly(200);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\0', '\u0001', '\u000b', '\u001b', '\u001f', '\r'})
  void controlCharactersShouldBeAProblemWhereverTheyAre(char control) {
    for (String header : new String[] {"Cookie: a", "User-Agent: a", "X-Nothing: a"}) {
      String request = request("GET /api/auth/jwks", header + control + "b\r\n");

      assertThat(RawHttp.untilClosed(server.port(), request + request))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .containsOnlyOnce("HTTP/1.1");
    }
  }

  @Test
  void whatCanBeUnderstoodShouldCount() {
    assertThat(statuses("Accept: text/html", Map.of("GET /api/auth/jwks", ""))).containsOnly(406);
    assertThat(statuses("Range: bytes=0-1", Map.of("GET /index.html", ""))).containsOnly(206);
    assertThat(statuses("If-Match: \"other\"", Map.of("GET /index.html", ""))).containsOnly(412);
  }

  private String token() {
    String token = RestClient.of(server).register().token();
    return "Authorization: Bearer " + token + "\r\n";
  }

  /**
   * @param requests the first line to the headers that this request needs
   */
  private Stream<Integer> statuses(String header, Map<String, String> requests) {
    return requests.entrySet().stream()
        .map(each -> request(each.getKey(), each.getValue() + header + "\r\n"))
        .map(request -> RawHttp.status(server.port(), request));
  }

  private static String request(String line, String headers) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
  }
}
