package dev.lamplighter.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as\u200bha", // zero width space
        "as\u00adha", // soft hyphen
        "\u202eahsa", // right to left override
        "as\u2066ha", // isolate
        "asha\n",
        "a\0b",
        "a\u2028b",
        "a\u00a0b",
        "\ud800x", // half a letter
        "\ue000", // private use
        "\u3164", // Hangul filler
        "a\ufe0f", // variation selector
        "\uff41dmin", // full width
        "\ud835\udc1admin", // mathematical
        "\u0430dmin", // Cyrillic among Latin
        "\u03bfscar" // Greek among Latin
      })
  void whatIsNotSeenOrLooksLikeOthersShouldBeRefused(String name) {
    String shown = "x" + name + "x";

    assertThat(Usernames.isPlain(shown)).isFalse();
    assertThatThrownBy(() -> Usernames.local(shown)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asha",
        "Asha Rao",
        "asha@corp.example",
        "J\u00fcrgen",
        "\u0410\u043d\u044f",
        "\u5c71\u7530 Taro",
        "\u0906\u0936\u093e",
        "auth0|5f7",
        "\u039d\u03af\u03ba\u03bf\u03c2",
        "O'Neil"
      })
  void namesOfPeopleShouldStayAsTheyAre(String name) {
    assertThat(Usernames.local(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"CORP\\asha, CORP.asha", "a/b;c%d, a.b.c.d", "\\, user", ".., user"})
  void whatAnAddressCannotCarryShouldBecomeADot(String shown, String here) {
    assertThat(Usernames.local(shown)).isEqualTo(here);
  }

  @ParameterizedTest
  @CsvSource({
    "asha, ASHA",
    "asha, \u0430\u0455\u04bb\u0430", // Cyrillic
    "AX, \u0410\u0425",
    "nikov, n\u0131kov",
    "J\u00fcrgen, Ju\u0308rgen"
  })
  void namesThatLookAlikeShouldHaveTheSameKey(String one, String other) {
    assertThat(Usernames.key(one)).isEqualTo(Usernames.key(other));
  }

  @Test
  void namesThatDifferToTheEyeShouldHaveDifferentKeys() {
    assertThat(Usernames.key("asha")).isNotEqualTo(Usernames.key("asha2"));
    assertThat(Usernames.key("Anna")).isEqualTo("anna");
  }

  @Test
  void whereANameIsTakenTheNextOneShouldHaveANumber() {
    assertThat(Usernames.like("asha").limit(3)).containsExactly("asha", "asha2", "asha3");
    assertThat(Usernames.like("me").limit(1)).containsExactly("me2");
  }
}
