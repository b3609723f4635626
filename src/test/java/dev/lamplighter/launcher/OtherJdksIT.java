package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Jdk;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar on every JDK from 17 on that this machine has beside the one in use. */
class OtherJdksIT {

  @ParameterizedTest(name = "JDK {0}", allowZeroInvocations = true)
  @MethodSource("dev.lamplighter.support.Jdk#others")
  void theJarShouldServeOnEveryJdkOfThisMachine(Jdk jdk) {
    try (LamplighterServer server = LamplighterServer.startOn(jdk)) {
      Member ana = RestClient.of(server).register();

      try (SocketClient socket = SocketClient.connected(server, ana)) {
        assertThat(socket.isOpen()).isTrue();
      }
      assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(200);
    }
  }

  @AfterAll
  static void say() {
    System.out.println("measured: the jar was started on other JDKs too: " + Jdk.others());
  }
}
