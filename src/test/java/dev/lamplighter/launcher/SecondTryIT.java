package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.LamplighterServer.FailedStart;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StartFault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that failed because the server's parts collided. */
class SecondTryIT {
  @TempDir private Path directory;

  @Test
  void oneThatCollidedShouldBeTriedOnceMore() {
    try (LamplighterServer server = LamplighterServer.start(faults(1))) {
      assertThat(RestClient.of(server).get("/health/ready").status()).isEqualTo(200);
      assertThat(server.log()).containsOnlyOnce("event=start_again");
      assertThat(server.terminate()).isIn(0, 143);
      assertThat(server.dataDirectory().resolve("runtime-" + server.port())).doesNotExist();
    }
  }

  @Test
  void oneThatCollidesEachTimeShouldEndWithItsSentence() {
    FailedStart failed = LamplighterServer.startFailing(faults(2));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).contains("Lamplighter did not start: ");
    assertThat(failed.log()).containsOnlyOnce("event=start_again");
  }

  private Map<String, String> faults(int times) {
    return Map.of("JAVA_TOOL_OPTIONS", StartFault.option(directory, times));
  }
}
