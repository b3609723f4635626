package dev.lamplighter.push.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StandInPushService;
import dev.lamplighter.support.SubscribedBrowser;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class WebPushIT extends WebPushContract {
  @Override
  LamplighterServer server() {
    return LamplighterServer.shared();
  }

  @Test
  void withoutAContactThereShouldBeNoPush() {
    Member member = RestClient.of(LamplighterServer.sharedDemo()).register();
    JsonObject push = member.rest().get("/api/push").json();
    assertThat(push.getBoolean("enabled")).isFalse();
    assertThat(push.isNull("key")).isTrue();
    JsonObject browser =
        SubscribedBrowser.at(StandInPushService.shared().endpoint()).subscription();
    assertThat(member.rest().post(SUBSCRIPTIONS, browser).status()).isEqualTo(404);
  }
}
