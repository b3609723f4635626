package dev.lamplighter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RequestDocument;
import dev.lamplighter.support.RequestDocument.Operation;
import dev.lamplighter.support.RestClient;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who writes a client gets all requests from the running server's document. */
class OpenApiIT {
  private final RestClient anyone = RestClient.of(LamplighterServer.shared());

  @Test
  void serverShouldServeTheDocumentThatTheTestsHoldAgainstTheCode() {
    JsonObject served = anyone.with("Accept", "application/json").get("/openapi").json();
    for (Operation operation : RequestDocument.operations()) {
      JsonObject methods = served.getJsonObject("paths").getJsonObject(operation.path());
      assertThat(methods).as(operation.path()).isNotNull();
      JsonObject told = methods.getJsonObject(operation.method().toLowerCase(Locale.ROOT));
      assertThat(told).as(operation.name()).isNotNull();
      assertThat(told.getJsonObject("responses").keySet()).isEqualTo(operation.statuses());
    }
    assertThat(served.getJsonObject("paths"))
        .hasSameSizeAs(RequestDocument.json().getJsonObject("paths"));
  }

  /** Each documented address is there: a stranger is sent to sign in, and nobody gets a page. */
  @Test
  void everyDocumentedPathShouldExist() {
    for (Operation operation : RequestDocument.operations()) {
      String path = operation.path().replaceAll("\\{\\w+}", "1");
      int status = anyone.send(operation.method(), path, "").status();
      if (operation.needsToken()) {
        assertThat(status).as(operation.name()).isEqualTo(401);
      } else {
        assertThat(status).as(operation.name()).isNotIn(404, 405, 500);
      }
    }
  }

  @Test
  void memberShouldFindEveryDocumentedListAndCount() {
    RestClient member = anyone.register().rest();
    List<Operation> plain =
        RequestDocument.operations().stream()
            .filter(operation -> operation.method().equals("GET"))
            .filter(operation -> operation.path().matches("/api/[^{]*"))
            .filter(operation -> !operation.path().startsWith("/api/admin/"))
            .toList();
    assertThat(plain).hasSizeGreaterThan(15);
    for (Operation operation : plain) {
      assertThat(member.get(operation.path() + "?q=lamp").status())
          .as(operation.name())
          .isEqualTo(200);
    }
  }
}
