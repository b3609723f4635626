package dev.lamplighter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.BuiltWar;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR alone, on a stock Payara Micro. */
@ExtendWith(ArquillianExtension.class)
class HealthIT {

  @Deployment(testable = false)
  static WebArchive war() {
    return BuiltWar.archive();
  }

  @Test
  @RunAsClient
  void aLoadBalancerShouldSeeThatTheServerIsReady(@ArquillianResource URL base) {
    RestClient client = RestClient.of("http://" + base.getAuthority());

    Answer ready = client.get("/health/ready");

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().getJsonArray("checks").toString()).contains("lamplighter");
  }

  @Test
  @RunAsClient
  void aMemberShouldConnectAndBeOnline(@ArquillianResource URL base) {
    Member ana = RestClient.of("http://" + base.getAuthority()).register();
    URI uri = URI.create("ws://" + base.getAuthority() + "/ws");

    try (SocketClient socket = SocketClient.at(uri).bearer(ana.token()).connect()) {
      socket.await("connected");
      String path = "/api/users/online-status/" + ana.username();
      Waits.until("online", () -> ana.rest().get(path).json().getBoolean("online"));
    }
  }
}
