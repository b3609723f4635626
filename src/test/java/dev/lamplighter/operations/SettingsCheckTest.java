package dev.lamplighter.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.StartFailure;
import dev.lamplighter.support.MapConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting that has a default, with values that make no sense. */
class SettingsCheckTest {
  private static final Map<String, String> DEFAULTS =
      SettingsCheck.all().stream().collect(Collectors.toMap(Setting::name, Setting::example));

  static Stream<Setting> settings() {
    return Stream.concat(SettingsCheck.all().stream(), SettingsCheck.OF_THE_MACHINE.stream());
  }

  private static List<String> bad(Setting setting) {
    if (setting.example().startsWith("P")) {
      return List.of("5", "5s", "soon", "PT-5S", "PT999999999H", "");
    } else if (setting.example().matches("\\d+")) {
      return List.of("abc", "-1", "1.5", "9999999999", "0x10");
    } else if (setting.example().matches("true|false")) {
      return List.of("ture", "2", "");
    }
    return List.of(" ");
  }

  @AfterEach
  void forget() {
    System.clearProperty(StartFailure.PROPERTY);
  }

  @Test
  void theDefaultsShouldBeRight() {
    assertThatCode(() -> SettingsCheck.check(config(Map.of()))).doesNotThrowAnyException();
    assertThat(DEFAULTS).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aBadValueShouldBeRefusedWithTheSettingsNameAndWhatIsExpected(Setting setting) {
    String variable = setting.name().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    for (String value : bad(setting)) {
      assertThatThrownBy(() -> SettingsCheck.check(config(Map.of(setting.name(), value))))
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith(variable + " is '" + value + "'; set it to ")
          .hasMessageMatching(".*(a time|a whole number|true or false|a text).*");
    }
  }

  private static MapConfig config(Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.putAll(changed);
    return new MapConfig(all);
  }
}
