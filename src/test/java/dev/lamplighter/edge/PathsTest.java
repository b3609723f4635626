package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.RequestDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
  private static final String HTML = "text/html,application/xhtml+xml";

  @ParameterizedTest
  @CsvSource({
    "POST, /api/auth/login, false",
    "POST, /api/auth/login/, false",
    "GET, /api/auth/login, true",
    "GET, /api/auth/jwks, false",
    "HEAD, /api/auth/jwks, false",
    "GET, /api/ws/status, false",
    "POST, /api/ws/ticket, true",
    "GET, /api/users/me, true",
    "GET, /api, true",
    "GET, /apiary, false",
    "GET, /ws, true",
    "GET, /ws/online, true",
    "GET, /socket.io/, false",
    "GET, /health, false",
    "GET, /avatars/x.svg, false",
    "GET, /dashboard, false"
  })
  void allButThePublicPathsShouldNeedACaller(String method, String path, boolean isProtected) {
    assertThat(Paths.isProtected(method, path)).isEqualTo(isProtected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login",
        "/dashboard",
        "/profile/jane",
        "/profile/john.doe",
        "/profile/a.js",
        "/admin"
      })
  void theAddressesOfThePageShouldBeDrawnByIt(String path) {
    assertThat(Paths.isPage("GET", path, HTML)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app.js",
        "/client/lamplighter.js",
        "/api/users",
        "/ws",
        "/socket.io/",
        "/health/ready",
        "/metrics",
        "/openapi",
        "/admin/online-users",
        "/avatars/jane"
      })
  void otherAddressesShouldNotBeThePage(String path) {
    assertThat(Paths.isPage("GET", path, HTML)).isFalse();
  }

  /** Alternatives and groups that repeat recurse in java.util.regex, once a repetition. */
  @Test
  void aPathOfManySegmentsShouldBeToldApartLikeAnyOther() {
    String deep = "/a".repeat(100_000);

    assertThat(Paths.isPage("GET", deep, HTML)).isTrue();
    assertThat(Paths.isPage("GET", deep + ".js", HTML)).isFalse();
    assertThat(Paths.isPage("GET", "/a//b", HTML)).isFalse();
    assertThat(Paths.alias("GET", "/online-status" + deep)).isEmpty();
  }

  @Test
  void thePageShouldBeForBrowsersThatAskForOne() {
    assertThat(Paths.isPage("POST", "/login", HTML)).isFalse();
    assertThat(Paths.isPage("GET", "/login", "application/json")).isFalse();
    assertThat(Paths.isPage("GET", "/login", null)).isFalse();
  }

  @Test
  void theSeedsPathsShouldLeadToTheSameResources() {
    assertThat(Paths.alias("POST", "/login")).contains("/api/auth/login");
    assertThat(Paths.alias("GET", "/login")).isEmpty();
    assertThat(Paths.alias("GET", "/admin/online-users")).contains("/api/admin/online-users");
    assertThat(Paths.alias("POST", "/online-status/jane/offline"))
        .contains("/api/users/online-status/jane/offline");
    assertThat(Paths.alias("POST", "/online-status/a/b/online")).isEmpty();
  }

  @Test
  void theDocumentShouldSayWhatNeedsAToken() {
    for (RequestDocument.Operation operation : RequestDocument.operations()) {
      assertThat(Paths.isProtected(operation.method(), operation.path()))
          .as(operation.name())
          .isEqualTo(operation.needsToken());
    }
  }
}
