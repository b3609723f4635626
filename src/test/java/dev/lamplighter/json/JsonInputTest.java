package dev.lamplighter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send for names and ids. */
class JsonInputTest {
  private static JsonInput input(String value) {
    return new JsonInput(Jsons.parseObject("{\"id\":" + value + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "\"42\""})
  void wholeNumberShouldBeReadAsItsText(String value) {
    assertThat(input(value).name("id", 1, 64)).isEqualTo("42");
    assertThat(input("[" + value + "]").names("id", 1, 64)).containsExactly("42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.2", "1e9", "1e999999999", "true", "[]", "{}", "1234567890123456789"})
  void whatIsNeitherShouldBeRefused(String value) {
    assertThatThrownBy(() -> input(value).name("id", 1, 64)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> input("[" + value + "]").names("id", 1, 64))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void textShouldStayText() {
    assertThatThrownBy(() -> input("42").string("id", 1, 64)).isInstanceOf(ProblemException.class);
  }
}
