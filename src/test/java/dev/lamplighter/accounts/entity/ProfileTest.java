package dev.lamplighter.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.edge.PictureHosts;
import dev.lamplighter.json.JsonInput;
import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
  private static final Member JANE =
      new Member(
          "1", "jane", "Jane", "/avatars/jane.svg", "Bristol", 34, "Cycles.", Profile.EVERYONE);

  private static final PictureHosts HOSTS = PictureHosts.of("a.example, http://b.example:81");

  @Test
  void whatIsLeftOutShouldStayAndWhatIsNullShouldBeEmptied() {
    Profile changed = changed("{\"town\":null,\"age\":35}");

    assertThat(changed).isEqualTo(new Profile("Jane", null, null, 35, "Cycles.", Profile.EVERYONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/x.png", "http://b.example:81/x", "/avatars/other.svg"})
  void anAvatarShouldBeAtAnAllowedHostOrAPathOfThisHost(String url) {
    assertThat(changed("{\"avatar_url\":\"" + url + "\"}").avatarUrl()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "avatar_url, '\"javascript:alert(1)\"'",
    "avatar_url, '\"data:image/svg+xml,x\"'",
    "avatar_url, '\"//evil.example/x\"'",
    "avatar_url, '\"https://a.example/a b\"'",
    "avatar_url, '\"https://evil.example/x\"'",
    "avatar_url, '\"https://a.example.evil.example/x\"'",
    "avatar_url, '\"https://a.example@evil.example/x\"'",
    "avatar_url, '\"http://a.example/x\"'",
    "avatar_url, '\"https://a.example:444/x\"'",
    "age, 17",
    "age, 121",
    "age, 20.5",
    "age, '\"20\"'",
    "display_name, '\"\"'",
    "display_name, '\"   \"'",
    "town, 5",
    "last_seen_audience, '\"friends\"'"
  })
  void aBadValueShouldBeRefusedByItsField(String field, String value) {
    assertThatThrownBy(() -> changed("{\"" + field + "\":" + value + "}"))
        .hasMessageStartingWith(field + " ");
  }

  @Test
  void textsShouldHaveALimit() {
    assertThat(changed("{\"about\":\"" + "a".repeat(2000) + "\"}").about()).hasSize(2000);
    assertThatThrownBy(() -> changed("{\"about\":\"" + "a".repeat(2001) + "\"}"))
        .hasMessageContaining("about may have at most 2000");
    assertThatThrownBy(() -> changed("{\"town\":\"" + "a".repeat(81) + "\"}"))
        .hasMessageContaining("town may have at most 80");
  }

  private static Profile changed(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return Profile.changed(JANE, new JsonInput(reader.readObject()), HOSTS);
    }
  }
}
