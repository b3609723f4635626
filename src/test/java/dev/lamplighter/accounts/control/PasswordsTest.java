package dev.lamplighter.accounts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void onlyTheRightPasswordShouldMatchItsHash() {
    String hash = passwords.hash("correct horse");

    assertThat(hash).startsWith("$argon2id$").doesNotContain("horse");
    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("correct house", hash)).isFalse();
  }

  @Test
  void longPasswordsShouldCountToTheirLastLetter() {
    String hash = passwords.hash("ü".repeat(127) + "a");

    assertThat(passwords.matches("ü".repeat(127) + "a", hash)).isTrue();
    assertThat(passwords.matches("ü".repeat(127) + "b", hash)).isFalse();
  }

  @Test
  void whoFindsNoPlaceShouldBeAskedToComeBack() {
    Passwords busy = new Passwords(0, Duration.ofMillis(1));

    assertThatThrownBy(() -> busy.hash("correct horse"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
              assertThat(refusal.problem().retryAfter()).isPositive();
            });
  }

  @Test
  void nobodyShouldSignInWhereThereIsNoHash() {
    assertThat(passwords.matches("nobody has this password", null)).isFalse();
  }
}
