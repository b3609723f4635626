package dev.lamplighter.accounts.control.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root",
        "r00t",
        "support",
        "Support",
        "administrator",
        "Administrator",
        "admin",
        "_Adm1n_",
        "a.d.m.i.n",
        "lamplighter",
        "Lamp-Lighter",
        "system",
        "moderator",
        "no-reply",
        "helpdesk",
        "security",
        "online-status",
        "query",
        "users",
        "null",
        "everyone"
      })
  void whatPassesForTheHouseShouldBeReserved(String name) {
    assertThatThrownBy(() -> UsernameRule.check(name)).hasMessageContaining("is reserved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"asha", "roots", "supporter", "admiral", "jane_smith", "a.b", "bob-1"})
  void othersNamesShouldBeFree(String name) {
    assertThatCode(() -> UsernameRule.check(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "a b", "zoë", "a/b", "a\u200bb"})
  void otherCharactersShouldBeRefused(String name) {
    assertThatThrownBy(() -> UsernameRule.check(name)).hasMessageContaining("may have letters");
  }
}
