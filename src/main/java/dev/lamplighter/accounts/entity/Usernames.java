package dev.lamplighter.accounts.entity;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names that others vouch for. Nobody may pass for somebody else by letters that look alike. */
public final class Usernames {
  private static final int MAX_LENGTH = 240;
  private static final int TRIES = 1_000;

  /** Below {@code /api/users}: nobody could be looked up by these. */
  private static final Set<String> PATHS = Set.of("me", "online-status", "count", "users", "query");

  /** What an address cannot carry as part of a name. */
  private static final String NOT_IN_PATHS = "[\\\\/;%]+";

  /** Letters and marks that show nothing (Unicode: Default_Ignorable_Code_Point), and a blank. */
  private static final String UNSEEN =
      "[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0]";

  /** Cyrillic, Greek and other letters, and below them the Latin ones that they look like. */
  private static final String ALIKE = "аеорсухіјѕԁһӏԛԝвкмнтαεικνορτυχγıɑɡ";

  private static final String LATIN = "aeopcyxijsdhlqwbkmhtaeikvoptuxyiag";

  /** Scripts that are written together with Latin (UTS #39, 5.2, highly restrictive). */
  private static final Set<UnicodeScript> EAST_ASIAN =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  private Usernames() {}

  /**
   * The name that somebody with this one at the issuer wants here.
   *
   * @throws ProblemException UNAUTHORIZED where it could pass for another name
   */
  public static String local(String shown) {
    String name = Normalizer.normalize(shown.strip(), Normalizer.Form.NFC);
    if (!isPlain(name)) {
      throw ProblemException.of(
          ProblemType.UNAUTHORIZED,
          "The token's username has characters that are not seen or that look like others.");
    }
    String usable = name.replaceAll(NOT_IN_PATHS, ".");
    return usable.matches("\\.*") ? "user" : cut(usable);
  }

  /** Without breaking a letter of two halves. */
  private static String cut(String name) {
    return name.codePoints()
        .limit(MAX_LENGTH / 2)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether all of it is seen, and nothing in it stands for something else. */
  public static boolean isPlain(String name) {
    return Normalizer.isNormalized(name, Normalizer.Form.NFKC)
        && !name.matches(".*" + UNSEEN + ".*")
        && name.codePoints().allMatch(Usernames::isSeen)
        && areWrittenTogether(scripts(name));
  }

  private static boolean isSeen(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> letter == ' ' || !Character.isSpaceChar(letter);
    };
  }

  private static Set<UnicodeScript> scripts(String name) {
    Set<UnicodeScript> scripts =
        name.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts;
  }

  private static boolean areWrittenTogether(Set<UnicodeScript> scripts) {
    return scripts.size() < 2
        || scripts.stream().allMatch(s -> s == UnicodeScript.LATIN || EAST_ASIAN.contains(s));
  }

  /** The same for names that look the same. */
  public static String key(String name) {
    String small =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    return small
        .codePoints()
        .map(Usernames::latin)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int latin(int letter) {
    int at = ALIKE.indexOf(letter);
    return at < 0 ? letter : LATIN.charAt(at);
  }

  /** The name, then the name with a number behind it. */
  public static Stream<String> like(String name) {
    return Stream.concat(
            Stream.of(name), IntStream.range(2, TRIES).mapToObj(number -> name + number))
        .filter(candidate -> !PATHS.contains(key(candidate)));
  }
}
