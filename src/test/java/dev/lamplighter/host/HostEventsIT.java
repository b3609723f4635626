package dev.lamplighter.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PayaraServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A host application with a server and transactions of its own tells its users. */
class HostEventsIT {
  private static final LamplighterServer SERVER = LamplighterServer.sharedDemo();

  private static WebArchive war() {
    return ShrinkWrap.create(WebArchive.class, "ROOT.war")
        .addClasses(
            HostApplication.class,
            HostApplication.JobsResource.class,
            HostApplication.Decisions.class)
        .addAsLibrary(Path.of("target", "lamplighter-host.jar").toFile());
  }

  @Test
  void whatIsCommittedShouldBeHeardAndWhatIsRolledBackShouldNot() {
    Member ana = RestClient.of(SERVER).register();
    String token = RestClient.of(SERVER).login("admin", "lamplighter").token();
    Map<String, String> environment =
        Map.of("LAMPLIGHTER_URL", SERVER.baseUrl(), "LAMPLIGHTER_TOKEN", token);
    try (PayaraServer host = PayaraServer.start(war(), environment, "/jobs");
        SocketClient socket = SocketClient.connected(SERVER, ana)) {
      RestClient manager = RestClient.of(host.baseUrl());
      String path = "/jobs/" + ana.username() + "?text=";
      assertThat(manager.post(path + "first").body()).isEqualTo("committed");
      assertThat(manager.post(path + "not").body()).isEqualTo("rolled back");
      assertThat(manager.post(path + "second").body()).isEqualTo("committed");

      socket.await("second", frame -> frame.toString().contains("\"second\""));
      List<JsonObject> heard = socket.framesUntilNow("subject_update");
      assertThat(
              heard.stream()
                  .map(f -> f.getJsonObject("data").getJsonObject("data").getString("text")))
          .containsExactly("first", "second");
    }
  }
}
