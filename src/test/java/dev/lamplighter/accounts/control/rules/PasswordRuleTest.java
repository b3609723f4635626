package dev.lamplighter.accounts.control.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
  private static final String NAME = "margaret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PassWord",
        "Password1",
        "lamplighter",
        "        ",
        "\u00a0 \u00a0 \u00a0 \u00a0 ",
        "aaaaaaaa",
        "abababab",
        "12345678",
        "87654321",
        "abcdefgh",
        "qwertyuiop",
        "letmein123"
      })
  void whatOthersTryFirstShouldBeRefused(String password) {
    assertThat(PasswordRule.fault(password, NAME)).hasValueSatisfying(this::isAmongTheFirst);
  }

  private void isAmongTheFirst(String fault) {
    assertThat(fault).contains("the first that others try");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "margaret",
        "Margaret",
        "margaret1",
        "MARGARET123",
        "margaretmargaret",
        "teragram"
      })
  void theNameShouldBeNoPassword(String password) {
    assertThat(PasswordRule.fault(password, NAME)).contains("must be more than the username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567", "", "567890e\u0301"})
  void eightCharactersShouldBeNeeded(String password) {
    assertThatThrownBy(() -> PasswordRule.check("new", password, NAME))
        .hasMessageStartingWith("new must have 8 to 128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "margaret and horse", "пароль дня", "x8#kq!2z"})
  void othersShouldBeGood(String password) {
    assertThatCode(() -> PasswordRule.check("new", password, NAME)).doesNotThrowAnyException();
  }

  @Test
  void charactersShouldCountAsTheyAreReadNotAsTheyAreTyped() {
    String typed = "ae\u0301io".repeat(32);

    assertThat(PasswordRule.fault(typed, NAME)).isEmpty();
    assertThat(PasswordRule.fault(typed + "x", NAME)).isPresent();
    assertThat(PasswordRule.prepared("e\u0301\u00a0\u3000x")).isEqualTo("\u00e9  x");
  }
}
