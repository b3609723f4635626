package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import java.text.Normalizer;
import java.util.Optional;

/**
 * What users call themselves and things, as others see it: composed (NFC), so that the same name is
 * the same text, and without characters that break a line, hide, or turn the text around them (UTS
 * 39, Unicode TR 36, section 2.5). Joiners stay, since scripts of India and emoji need them.
 */
public final class PlainText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private PlainText() {}

  /** The same characters in one way, however a keyboard or a system composes them. */
  public static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * One line; empty where there is nothing to see.
   *
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  static Optional<String> line(String field, String text) {
    if (text.codePoints().anyMatch(c -> isControl(c) || isHidden(c))) {
      throw ProblemException.invalid(field, "must be one line of visible text");
    }
    return visible(text);
  }

  /**
   * The same of several lines.
   *
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  static Optional<String> lines(String field, String text) {
    String unix = text.replace("\r\n", "\n");
    if (unix.codePoints().anyMatch(c -> c != '\n' && c != '\t' && isControl(c) || turns(c))) {
      throw ProblemException.invalid(field, "has a character that is no text");
    }
    return visible(unix);
  }

  private static Optional<String> visible(String text) {
    return text.codePoints().anyMatch(PlainText::isVisible)
        ? Optional.of(trimmed(composed(text)))
        : Optional.empty();
  }

  /** Of all spaces, the no-break ones too, which {@code strip} leaves. */
  private static String trimmed(String text) {
    return text.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]++$", "");
  }

  /** Of lines, U+2028 and U+2029 too. */
  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isHidden(int c) {
    boolean flag = c >= 0xE0020 && c <= 0xE007F; // spell the flags of Scotland and Wales
    return Character.getType(c) == Character.FORMAT
        && c != ZERO_WIDTH_JOINER
        && c != ZERO_WIDTH_NON_JOINER
        && !flag;
  }

  /** Embeddings, overrides and isolates go on behind the text's end. */
  private static boolean turns(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !isFiller(c);
    };
  }

  /** Letters and signs that are drawn as nothing: Hangul's fillers, Braille without a dot. */
  private static boolean isFiller(int c) {
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
  }
}
