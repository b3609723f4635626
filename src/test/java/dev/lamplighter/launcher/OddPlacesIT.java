package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import org.junit.jupiter.api.Test;

class OddPlacesIT {

  /** Each of them means something in a URL, in XML or in a system property's reference. */
  @Test
  void theJarShouldStartInADirectoryOfAnyName() {
    String name = "Téléchargements #1 100%25 a+b & c's [x] {y} $z ${w} 写真 = , ~ @ ^ ` <p>";
    try (LamplighterServer server = LamplighterServer.startIn(name)) {
      Member ana = RestClient.of(server).register();

      assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(200);
      assertThat(server.terminate()).isIn(0, 143);
    }
  }
}
