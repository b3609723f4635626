package dev.lamplighter.wire.socketio.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client was given, as a short text that it keeps and shows when it comes back: the time at
 * which it was told so, how much older {@code since} is, and the marks, such as {@code
 * m3x1k2~7ps~17:9+b,21:+2}. Numbers are in base 36, times in milliseconds.
 */
record Offset(Instant at, Had had) {
  /** Tells that nothing can be proven. */
  static final String NONE = "-";

  private static final int MOST_MARKS = 48;
  private static final int MOST_CHARACTERS = 1024;
  private static final int RADIX = 36;

  String text() {
    if (had.size() > MOST_MARKS) {
      return NONE;
    }
    List<String> marks = new ArrayList<>();
    had.marks().forEach((stream, mark) -> marks.add(stream + ':' + text(mark)));
    return base36(at.toEpochMilli())
        + '~'
        + base36(Duration.between(had.since(), at).toMillis())
        + '~'
        + String.join(",", marks);
  }

  private static String text(Had.Mark mark) {
    StringBuilder text = new StringBuilder();
    if (mark.upTo() != Had.UNMARKED) {
      text.append(base36(mark.upTo()));
    }
    mark.beyond().forEach(seq -> text.append('+').append(base36(seq)));
    return text.toString();
  }

  private static String base36(long number) {
    return Long.toString(number, RADIX);
  }

  /** Empty where it is none of ours. */
  static Optional<Offset> of(String text) {
    if (text.length() > MOST_CHARACTERS || !text.matches("\\w{1,12}~\\w{1,12}~[\\w:+,]*")) {
      return Optional.empty();
    }
    try {
      String[] parts = text.split("~", -1);
      Instant at = Instant.ofEpochMilli(number(parts[0]));
      Had had = new Had(at.minusMillis(number(parts[1])));
      if (!parts[2].isEmpty()) {
        List.of(parts[2].split(",", -1)).forEach(mark -> read(mark, had));
      }
      return had.size() > MOST_MARKS ? Optional.empty() : Optional.of(new Offset(at, had));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void read(String text, Had had) {
    String[] named = text.split(":", -1);
    if (named.length != 2 || !named[0].matches("[a-z0-9]{1,20}")) {
      throw new IllegalArgumentException(text);
    }
    String[] seqs = named[1].split("\\+", -1);
    Had.Mark mark = had.mark(named[0]);
    if (!seqs[0].isEmpty()) {
      mark.raise(number(seqs[0]));
    }
    for (int i = 1; i < seqs.length; i++) {
      mark.add(number(seqs[i]));
    }
  }

  private static long number(String text) {
    long number = Long.parseUnsignedLong(text, RADIX);
    if (number < 0 || number > 1L << 52) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }
}
