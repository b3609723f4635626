package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.Place;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A frame that changes what its client has, or that tells it so. What becomes of it is decided when
 * it is written, in the order of all frames.
 */
public final class NotedFrame extends Frame {
  private static final Frame NOTHING = Frame.text("");

  private final boolean beginning;
  private final Consumer<Notes> note;

  private NotedFrame(Frame bytes, boolean beginning, Consumer<Notes> note) {
    super(bytes);
    this.beginning = beginning;
    this.note = note;
  }

  /** Whether it is the one for which all others are held back. */
  boolean isBeginning() {
    return beginning;
  }

  void write(Notes notes) {
    note.accept(notes);
  }

  /** The event's frame, noted where the event has a place. Shared by all who get it. */
  public static Frame of(Event event, Frame frame) {
    Place place = event.place();
    return place == null ? frame : new NotedFrame(frame, false, notes -> notes.push(place, frame));
  }

  /** The answer, or null, to a command that caused an event of this place. */
  static Frame sent(Place place, Frame answer) {
    return new NotedFrame(
        answer == null ? NOTHING : answer, false, notes -> notes.sent(place, answer));
  }

  /** An answer with all up to these. */
  static Frame given(Map<String, Long> seqs, Frame answer) {
    return new NotedFrame(answer, false, notes -> notes.given(seqs, answer));
  }

  static Frame begin(Consumer<Notes> begin) {
    return new NotedFrame(NOTHING, true, begin);
  }

  /** No bytes, but something to be done when it is their turn. */
  static Frame note(Consumer<Notes> note) {
    return new NotedFrame(NOTHING, false, note);
  }
}
