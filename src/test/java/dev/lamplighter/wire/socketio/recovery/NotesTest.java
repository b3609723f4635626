package dev.lamplighter.wire.socketio.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.hub.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client sees, in which order, and what it is told to have. */
class NotesTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private final List<String> seen = new ArrayList<>();
  private final Notes notes = new Notes(new Connection(), InstantSource.fixed(NOW));
  private int written;

  private final class Connection implements FrameSender {
    @Override
    public void send(List<Frame> batch, Completion completion) {
      batch.forEach(frame -> seen.add(frame.text().replaceAll("\\w+~0~", "")));
      completion.written(null);
    }

    @Override
    public void close(CloseCode code) {}
  }

  private static Frame message(long seq) {
    Event event = Event.of("m", Long.toString(seq)).at("7", seq);
    return NotedFrame.of(event, Frame.text("42[\"m\"," + seq + "]"));
  }

  private void send(Frame... frames) {
    notes.send(List.of(frames), failure -> written++);
  }

  private void begin(Frame... missed) {
    Frame connect = Frame.text("40");
    List<Frame> greeting = List.of(Frame.text("42[\"hello\",{}]"));
    Had had = new Had(NOW);
    send(NotedFrame.begin(n -> n.begin(had, connect, greeting, List.of(missed))));
  }

  private void begun(Frame... missed) {
    begin(missed);
    seen.clear();
  }

  @Test
  void whatComesWhileTheMissedIsReadShouldComeAfterItAndOnce() {
    send(Frame.text("count"), message(3));
    send(message(4));
    assertThat(seen).isEmpty();
    begin(message(2), message(3));
    assertThat(seen)
        .containsExactly(
            "40",
            "42[\"hello\",{},\"\"]",
            "count",
            "42[\"m\",2,\"7:2\"]",
            "42[\"m\",3,\"7:3\"]",
            "42[\"m\",4,\"7:4\"]");
  }

  @Test
  void whatTheClientHasShouldNotBeSentAndTheWriteStillEnd() {
    begun(message(2));
    written = 0;
    send(message(2));
    assertThat(seen).isEmpty();
    assertThat(written).isEqualTo(1);
  }

  @Test
  void markOfAnOwnMessageShouldComeBeforeItsAnswer() {
    begun();
    send(NotedFrame.sent(new Place("7", 5), Frame.text("43")));
    send(message(5));
    assertThat(seen).containsExactly("42[\"offset\",\"7:+5\"]", "43");
  }

  @Test
  void nothingShouldBeProvenWhileAnAnswerWithManyIsOnItsWay() {
    begun();
    send(NotedFrame.given(Map.of("7", 9L), Frame.text("43")));
    assertThat(seen).containsExactly("42[\"offset\",\"-\"]", "43", "42[\"offset\",\"7:9\"]");
  }

  @Test
  void clientWhoseStateIsNotKnownShouldGetAllTheSame() {
    Frame connect = Frame.text("40");
    List<Frame> greeting = List.of(Frame.text("42[\"hello\",{}]"));
    send(NotedFrame.begin(n -> n.begin(null, connect, greeting, List.of())));
    send(message(1));
    assertThat(seen).containsExactly("40", "42[\"hello\",{},\"-\"]", "42[\"m\",1]");
  }
}
