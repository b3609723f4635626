package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NulRefusalTest {

  @ParameterizedTest
  @ValueSource(strings = {"q=%00", "a=1&q=b%00c", "q%00=1", "%71=%00"})
  void theParameterShouldBeNamed(String query) {
    assertThatThrownBy(() -> NulRefusal.check("/api/users", query))
        .hasMessage("q must not contain the character NUL.");
  }

  @Test
  void aPathWithNulShouldBeNowhere() {
    assertThatThrownBy(() -> NulRefusal.check("/api/users/a\0", null))
        .hasMessage("There is no such address.");
  }

  @Test
  void otherTextShouldBeLetThrough() {
    assertThatCode(() -> NulRefusal.check("/api/users", "q=%2500&a=%20&&="))
        .doesNotThrowAnyException();
    assertThatCode(() -> NulRefusal.check("/api/users", null)).doesNotThrowAnyException();
  }
}
