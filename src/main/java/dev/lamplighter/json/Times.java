package dev.lamplighter.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The one way in which times are cut and written: ISO-8601, UTC, milliseconds. */
public final class Times {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  public static String text(Instant time) {
    return FORMAT.format(time);
  }

  public static Instant cut(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
