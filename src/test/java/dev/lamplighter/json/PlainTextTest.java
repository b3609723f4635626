package dev.lamplighter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\tb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\u0007b",
        "a\u007fb"
      })
  void aNameShouldBeOneLine(String text) {
    assertThatThrownBy(() -> PlainText.line("title", text)).hasMessageStartingWith("title ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202eevil",
        "\u2066a\u2069",
        "a\u200eb",
        "a\u061cb",
        "a\u200bb",
        "a\u00adb",
        "\ufeffa",
        "a\u2060b",
        "a\udb40\udc01b"
      })
  void aNameShouldHideNothingAndTurnNothingAround(String text) {
    assertThatThrownBy(() -> PlainText.line("title", text)).hasMessageStartingWith("title ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u00a0",
        "\u3000\u2003",
        "\u3164",
        "\u2800",
        "\u200d",
        "\u0301",
        "\ufe0f"
      })
  void aNameThatNobodySeesShouldBeNone(String text) {
    assertThat(PlainText.line("title", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë",
        "O’Neill",
        "शर्मा",
        "क्\u200dष",
        "نمی\u200cخواهم",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
        "李 雷",
        "a"
      })
  void namesOfAllScriptsShouldStayAsTheyAre(String text) {
    assertThat(PlainText.line("title", text)).contains(text);
  }

  @Test
  void theSameNameShouldBeTheSameTextWithoutSpacesAround() {
    assertThat(PlainText.line("title", "\u00a0 Zoe\u0308\u3000")).contains("Zo\u00eb");
  }

  @Test
  void aTextOfLinesShouldKeepThemAndTurnNothingAround() {
    assertThat(PlainText.lines("about", " one\r\n\ttwo\n")).contains("one\n\ttwo");
    assertThatThrownBy(() -> PlainText.lines("about", "a\u202eb")).hasMessageStartingWith("about ");
    assertThatThrownBy(() -> PlainText.lines("about", "a\u0007b")).hasMessageStartingWith("about ");
  }
}
