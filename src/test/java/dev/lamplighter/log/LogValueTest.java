package dev.lamplighter.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ana_1 | ana_1",
        "12 | 12",
        "fe80::1 | fe80::1",
        "`` | \"\"",
        "Ana Lund | \"Ana Lund\"",
        "a=b | \"a=b\"",
        "say \"hi\" | \"say \\\"hi\\\"\"",
        "c:\\x | \"c:\\\\x\"",
        "Ünï 👍 | \"Ünï 👍\""
      })
  void wordsShouldStandPlainAndAllElseQuoted(String value, String line) {
    assertThat(LogValue.of(value)).isEqualTo(line);
  }

  @Test
  void nothingShouldEndTheLineOrHideInIt() {
    for (int letter :
        new int[] {'\n', '\r', 0, 0x1b, 0x85, 0x2028, 0x2029, 0x202e, 0x200b, 0xd800}) {
      String value = "ana" + Character.toString(letter) + "event=login user=admin";

      assertThat(LogValue.of(value))
          .isEqualTo("\"ana\\u{" + Integer.toHexString(letter) + "}event=login user=admin\"");
    }
    assertThat(LogValue.of("x".repeat(5000))).hasSize(203).startsWith("\"x").endsWith("…\"");
  }
}
