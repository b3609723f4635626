package dev.lamplighter.log;

import java.util.regex.Pattern;

/**
 * A value as it stands in a line of the log: plain where it is one word, else quoted, with
 * everything escaped that could end the line or look like another one.
 */
final class LogValue {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:@/+-]+");
  private static final int LONGEST = 200;

  private LogValue() {}

  static String of(Object value) {
    String text = String.valueOf(value);
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return WORD.matcher(cut).matches() ? cut : quoted(cut);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(letter -> append(quoted, letter));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int letter) {
    if (letter == '"' || letter == '\\') {
      quoted.append('\\').appendCodePoint(letter);
    } else if (isVisible(letter)) {
      quoted.appendCodePoint(letter);
    } else {
      quoted.append("\\u{").append(Integer.toHexString(letter)).append('}');
    }
  }

  private static boolean isVisible(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
