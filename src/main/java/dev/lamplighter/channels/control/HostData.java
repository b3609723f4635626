package dev.lamplighter.channels.control;

import dev.lamplighter.problem.ProblemException;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/** What a host application may call its channels and events, and how much it may say in one. */
public final class HostData {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.:-]{1,100}");

  /** Characters of JSON, so that an event fits in one frame. */
  private static final int MAX_DATA = 60_000;

  private HostData() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * For what comes over REST: a socket's frames are limited themselves.
   *
   * @throws ProblemException INVALID_REQUEST naming {@code data}
   */
  public static void checkSize(JsonValue data) {
    if (data.toString().length() > MAX_DATA) {
      throw ProblemException.invalid("data", "is too large: at most " + MAX_DATA + " characters");
    }
  }
}
