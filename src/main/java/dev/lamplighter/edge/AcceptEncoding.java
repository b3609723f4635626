package dev.lamplighter.edge;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a client says it can read (RFC 9110, section 12.5.3). */
final class AcceptEncoding {
  private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(?:\\.0{0,3})?\\s*$");

  private AcceptEncoding() {}

  /**
   * @param header null when there was none, which allows no coding here
   * @param coding in small letters
   */
  static boolean allows(String header, String coding) {
    if (header == null) {
      return false;
    }
    for (String choice : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      if (choice.split(";", 2)[0].strip().equals(coding)) {
        return !REFUSED.matcher(choice).find();
      }
    }
    return false;
  }
}
