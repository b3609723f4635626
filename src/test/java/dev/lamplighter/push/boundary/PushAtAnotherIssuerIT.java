package dev.lamplighter.push.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StandInPushService;
import dev.lamplighter.support.SubscribedBrowser;
import dev.lamplighter.support.TokenTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Browsers of users who sign in elsewhere, with tokens that do not say which login they are of. */
class PushAtAnotherIssuerIT {
  private final TokenTable tokens = TokenTable.at(Instant.now());

  @Test
  void signingOutWithALaterTokenShouldEndWhatAnEarlierOneSubscribed() {
    Map<String, String> environment = new HashMap<>(StandInPushService.environment());
    environment.putAll(tokens.environment());
    try (LamplighterServer server = LamplighterServer.start(environment)) {
      RestClient earlier = RestClient.of(server).as(tokens.tokenOf("ana"));
      RestClient later = RestClient.of(server).as(tokens.tokenOf("ana"));
      RestClient back = RestClient.of(server).as(tokens.tokenOf("ana"));
      RestClient other = RestClient.of(server).as(tokens.tokenOf("ben"));
      String anas = subscribe(earlier);
      String bens = subscribe(other);
      assertThat(later.post("/api/auth/logout").status()).isEqualTo(204);
      assertThat(unsubscribe(back, anas)).isEqualTo(404);
      assertThat(unsubscribe(other, bens)).isEqualTo(204);
    }
  }

  private static String subscribe(RestClient client) {
    SubscribedBrowser browser = SubscribedBrowser.at(StandInPushService.shared().endpoint());
    return client
        .post(WebPushContract.SUBSCRIPTIONS, browser.subscription())
        .json()
        .getString("id");
  }

  private static int unsubscribe(RestClient client, String id) {
    return client.delete(WebPushContract.SUBSCRIPTIONS + "/" + id).status();
  }
}
