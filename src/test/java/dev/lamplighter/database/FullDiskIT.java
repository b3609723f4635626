package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SmallDisk;
import dev.lamplighter.support.Waits;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The disk of the embedded database is full for a while. */
class FullDiskIT {

  @Test
  void whatIsStoredShouldBeServedAndWritesShouldGoOnOnceThereIsRoom() {
    assumeTrue(SmallDisk.isAvailable(), "needs root and mount");
    try (SmallDisk disk = SmallDisk.ofMegabytes(128);
        LamplighterServer server = LamplighterServer.start(database(disk))) {
      Member ana = RestClient.of(server).register();
      assertThat(post(ana)).isEqualTo(201);

      disk.fill();
      Waits.until("a write that finds no room", () -> post(ana) == 503);
      Waits.until("health says so", () -> health(server).body().contains("disk"));
      Waits.until("reads go on", () -> ana.rest().get("/api/posts").status() == 200);
      int stored = posts(ana);

      disk.free();
      Waits.until("health has no complaint", () -> !health(server).body().contains("disk"));
      Waits.until("ready", () -> health(server).status() == 200);
      assertThat(posts(ana)).isGreaterThanOrEqualTo(stored).isPositive();
      assertThat(post(ana)).isEqualTo(201);
      assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(200);
    }
  }

  private static Map<String, String> database(SmallDisk disk) {
    return Map.of(
        "DATABASE_URL",
        "jdbc:h2:file:"
            + disk.directory().resolve("lamplighter")
            + ";MODE=PostgreSQL;WRITE_DELAY=0",
        "LAMPLIGHTER_LIMITS_ENABLED",
        "false");
  }

  private static Answer health(LamplighterServer server) {
    return RestClient.of(server).get("/health/ready");
  }

  private static int post(Member member) {
    String post = "{\"content\":\"" + "lamp ".repeat(300) + "\"}";
    return member.rest().send("POST", "/api/posts", post).status();
  }

  private static int posts(Member member) {
    return member.rest().get("/api/posts?limit=100").json().getJsonArray("posts").size();
  }
}
