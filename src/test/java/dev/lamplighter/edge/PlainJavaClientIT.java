package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/**
 * A host application that calls with the JDK's client as it comes: it offers HTTP/2 in each first
 * request. Without HTTP/2 the container takes such an offer for a protocol of its own and waits for
 * more than the body.
 */
class PlainJavaClientIT {

  @Test
  void anOfferOfHttp2ShouldNotHoldUpAShortBody() throws Exception {
    LamplighterServer server = LamplighterServer.shared();
    Member member = RestClient.of(server).register();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/users/online-status/query"))
            .timeout(Waits.limit())
            .header("Authorization", "Bearer " + member.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();

    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();

    assertThat(status).isEqualTo(400);
  }
}
