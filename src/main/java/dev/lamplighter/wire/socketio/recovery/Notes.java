package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.hub.Place;
import dev.lamplighter.wire.KeptEvents.Stretch;
import dev.lamplighter.wire.socketio.packets.PacketWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The last thing before a connection: sees all frames in the order in which the client will, so it
 * knows what the client has, and tells it. Until {@link #begin} all is held back. What a client has
 * is not sent again. Its session's flusher is its only caller, but for {@link #moveFrom}.
 */
final class Notes implements FrameSender {
  /** Beyond so many marks it is worth a look into the database to have fewer. */
  private static final int MANY = 12;

  private final FrameSender connection;
  private final InstantSource clock;
  private List<Frame> held = new ArrayList<>();
  private List<Frame> out;
  private Had had;
  private volatile Instant moveFrom;

  Notes(FrameSender connection, InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
  }

  @Override
  public void send(List<Frame> batch, Completion completion) {
    List<Frame> frames = written(batch);
    if (frames.isEmpty()) {
      completion.written(null);
    } else {
      connection.send(frames, completion);
    }
  }

  private List<Frame> written(List<Frame> batch) {
    out = new ArrayList<>(batch.size() + 2);
    batch.forEach(this::write);
    moveFrom = had != null && had.size() > MANY ? had.lookFrom() : null;
    return out;
  }

  private void write(Frame frame) {
    if (frame instanceof NotedFrame noted && (held == null || noted.isBeginning())) {
      noted.write(this);
    } else if (held != null) {
      held.add(frame);
    } else {
      out.add(frame);
    }
  }

  /**
   * From here on frames go out.
   *
   * @param given what the client has, or null where that cannot be told
   * @param connect the first frame
   * @param greeting the second, which takes the offset
   * @param missed what comes after those that were held back, but before their events with places
   */
  void begin(Had given, Frame connect, List<Frame> greeting, List<Frame> missed) {
    had = given;
    List<Frame> waiting = held;
    held = null;
    out.add(connect);
    out.add(stamped(greeting.get(0)));
    out.addAll(greeting.subList(1, greeting.size()));
    waiting.stream().filter(frame -> !(frame instanceof NotedFrame)).forEach(out::add);
    missed.forEach(this::write);
    waiting.stream().filter(NotedFrame.class::isInstance).forEach(this::write);
  }

  void push(Place place, Frame frame) {
    if (had == null) {
      out.add(frame);
    } else if (!had.has(place)) {
      had.pushed(place);
      out.add(stamped(frame));
    }
  }

  /**
   * The client must not have the answer and be told its event again, so the mark comes first.
   *
   * @param answer null where the client asked for none
   */
  void sent(Place place, Frame answer) {
    if (had != null && !had.has(place)) {
      had.sent(place);
      mark();
    }
    if (answer != null) {
      out.add(answer);
    }
  }

  /** It must neither have the answer without the mark nor the mark without the answer. */
  void given(Map<String, Long> seqs, Frame answer) {
    if (had == null) {
      out.add(answer);
      return;
    }
    out.add(mark(Offset.NONE));
    out.add(answer);
    had.raise(seqs);
    mark();
  }

  void mark() {
    if (had != null) {
      out.add(mark(offset()));
    }
  }

  void move(Instant now, List<Stretch> stretches) {
    if (had != null) {
      had.moveTo(now, stretches);
      mark();
    }
  }

  /** From when on to look for streams so that marks can be forgotten; null while they are few. */
  Instant moveFrom() {
    return moveFrom;
  }

  private String offset() {
    return had == null ? Offset.NONE : new Offset(clock.instant(), had).text();
  }

  private static Frame mark(String offset) {
    return PacketWriter.event("/", "offset", '"' + offset + '"');
  }

  private Frame stamped(Frame event) {
    String text = event.text();
    return Frame.text(text.substring(0, text.length() - 1) + ",\"" + offset() + "\"]");
  }

  @Override
  public boolean isWaitingToBeAsked() {
    return connection.isWaitingToBeAsked();
  }

  @Override
  public void close(CloseCode code) {
    connection.close(code);
  }
}
