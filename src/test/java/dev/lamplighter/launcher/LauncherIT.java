package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.LamplighterServer.FailedStart;
import dev.lamplighter.support.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherIT {
  private static final String READY = "/health/ready";

  @Test
  void aStartedServerShouldBeReadyAndSayWhere() {
    try (LamplighterServer server =
        LamplighterServer.start(Map.of("LAMPLIGHTER_DEMO", "true", "REDIS_URL", "redis://old"))) {
      assertThat(RestClient.of(server).get(READY).status()).isEqualTo(200);
      assertThat(server.log())
          .contains("Lamplighter is ready at " + server.baseUrl() + "/")
          .contains("shyam_patel")
          .contains("Not used by Lamplighter: REDIS_URL");
    }
  }

  @Test
  void anotherWordForYesShouldMakeTheDemoOnThisMachineToo() {
    try (LamplighterServer server = LamplighterServer.start(Map.of("LAMPLIGHTER_DEMO", "1"))) {
      assertThat(server.log()).contains("Lamplighter is ready at " + server.baseUrl() + "/");
      assertThat(RestClient.of(server).login("admin", "lamplighter").token()).isNotEmpty();
    }
  }

  @Test
  void theDemosDataShouldNotStartWithoutTheDemo() {
    try (LamplighterServer demo = LamplighterServer.start(Map.of("LAMPLIGHTER_DEMO", "true"))) {
      demo.terminate();

      FailedStart failed =
          LamplighterServer.startFailing(
              Map.of("LAMPLIGHTER_DATA", demo.dataDirectory().toString()));

      assertThat(failed.status()).isEqualTo(1);
      assertThat(failed.errors()).contains("the demo's password").hasLineCount(1);
    }
  }

  @Test
  void anAdminShouldNotHaveAPasswordThatOthersTryFirst() {
    for (String password : List.of("lamplighter", "admin123", "short", "        ")) {
      FailedStart failed =
          LamplighterServer.startFailing(Map.of("LAMPLIGHTER_ADMIN_PASSWORD", password));

      assertThat(failed.status()).isEqualTo(1);
      assertThat(failed.errors()).startsWith("LAMPLIGHTER_ADMIN_PASSWORD ").hasLineCount(1);
    }
  }

  @Test
  void aTerminatedServerShouldEndCleanlyAndLeaveOnlyItsData() {
    try (LamplighterServer server = LamplighterServer.start()) {
      assertThat(server.terminate()).isIn(0, 143);
      assertThat(server.dataDirectory().resolve("runtime-" + server.port())).doesNotExist();
      assertThat(server.dataDirectory().resolve("lamplighter.mv.db")).exists();
    }
  }

  @Test
  void theDataShouldBeReadableByNobodyElse() throws IOException {
    Path data = LamplighterServer.shared().dataDirectory();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("lamplighter.mv.db"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aKilledServerShouldStartAgainOnTheSameData() {
    try (LamplighterServer server = LamplighterServer.start()) {
      server.kill();
      server.restart();

      assertThat(RestClient.of(server).get(READY).status()).isEqualTo(200);
    }
  }

  @Test
  void aBadPortShouldEndTheStartWithOneSentence() {
    FailedStart failed = LamplighterServer.startFailing(Map.of("PORT", "eighty"));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors())
        .isEqualToIgnoringNewLines("PORT is 'eighty'; set it to a number from 1 to 65535.");
  }

  @Test
  void aSettingOfTheWrongKindShouldEndTheStartWithOneSentence() {
    FailedStart failed = LamplighterServer.startFailing(Map.of("ONLINE_THRESHOLD_SECONDS", "abc"));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors())
        .startsWith("ONLINE_THRESHOLD_SECONDS is 'abc'; set it to a whole number such as 90")
        .hasLineCount(1);
  }

  @Test
  void aPortInUseShouldEndTheStartWithOneSentence() {
    String port = String.valueOf(LamplighterServer.shared().port());

    FailedStart failed = LamplighterServer.startFailing(Map.of("PORT", port));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).startsWith("Cannot listen on port " + port).hasLineCount(1);
  }

  @Test
  void aClusterOnTheEmbeddedDatabaseShouldEndTheStartWithOneSentence() {
    FailedStart failed =
        LamplighterServer.startFailing(Map.of("LAMPLIGHTER_CLUSTER", "127.0.0.1:6900"));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors())
        .isEqualToIgnoringNewLines("A cluster needs PostgreSQL; set DATABASE_URL.");
  }

  @Test
  void aClusterPortInUseShouldEndTheStartWithOneSentence() {
    String port = String.valueOf(LamplighterServer.shared().port());

    FailedStart failed =
        LamplighterServer.startFailing(
            Map.of(
                "LAMPLIGHTER_CLUSTER",
                "127.0.0.1:" + port,
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/nowhere"));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors())
        .startsWith("Cannot listen on port " + port)
        .contains("LAMPLIGHTER_CLUSTER_PORT")
        .hasLineCount(1);
  }

  @Test
  void aNodeThatIsAloneShouldStartNoHazelcast() {
    assertThat(LamplighterServer.shared().log()).doesNotContainIgnoringCase("hazelcast");
  }

  @Test
  void anUnreachableDatabaseShouldEndTheStartWithOneSentence() {
    FailedStart failed =
        LamplighterServer.startFailing(
            Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere"));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors())
        .contains("Cannot connect to the database")
        .contains("check DATABASE_URL")
        .hasLineCount(1);
  }

  @Test
  void postgresShouldServeInPlaceOfTheEmbeddedDatabase() {
    LamplighterServer server = LamplighterServer.sharedOnPostgres();

    assertThat(RestClient.of(server).get(READY).status()).isEqualTo(200);
    assertThat(server.dataDirectory().resolve("lamplighter.mv.db")).doesNotExist();
  }

  @Test
  void dataInUseShouldEndTheStartWithOneSentence() {
    String data = LamplighterServer.shared().dataDirectory().toString();

    FailedStart failed = LamplighterServer.startFailing(Map.of("LAMPLIGHTER_DATA", data));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).contains("already in use").hasLineCount(1);
  }
}
