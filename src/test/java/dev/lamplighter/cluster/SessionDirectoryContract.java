package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.HubCase.Recorder;
import dev.lamplighter.hub.Session;
import dev.lamplighter.support.Waits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What admins can look up, on one node or on many. */
interface SessionDirectoryContract {
  SessionDirectory directory();

  /** A session that the directory is to show. */
  Session connect(String user, Recorder recorder);

  void disconnect(Session session);

  @Test
  default void sessionsShouldComeAndGo() {
    Session session = connect("ana", new Recorder());

    Waits.untilAsserted(
        "ana is shown",
        () ->
            assertThat(directory().byId(session.id()))
                .hasValueSatisfying(
                    entry -> {
                      assertThat(entry.username()).isEqualTo("ana");
                      assertThat(entry.node()).isNotBlank();
                      assertThat(entry.wire()).isEqualTo("test");
                      assertThat(entry.address()).isEqualTo("127.0.0.1");
                    }));
    assertThat(directory().ofUsers(List.of("id-ana", "id-nobody")))
        .extracting(SessionDirectory.Entry::id)
        .containsExactly(session.id());

    disconnect(session);
    Waits.until("ana is gone", () -> directory().byId(session.id()).isEmpty());
  }

  @Test
  default void pagesShouldShowEverySessionOnce() {
    List<String> ids =
        IntStream.range(0, 7)
            .mapToObj(i -> connect("p" + i, new Recorder()).id())
            .sorted()
            .toList();
    Waits.until("all are shown", () -> directory().count() == 7);

    List<SessionDirectory.Entry> first = directory().page("", 4);
    List<SessionDirectory.Entry> second = directory().page(first.get(3).id(), 4);

    assertThat(first).extracting(SessionDirectory.Entry::id).isEqualTo(ids.subList(0, 4));
    assertThat(second).extracting(SessionDirectory.Entry::id).isEqualTo(ids.subList(4, 7));
    assertThat(directory().page(ids.get(6), 4)).isEmpty();
  }
}
