package dev.lamplighter.accounts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final Argon2Function OLD = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID);

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
  void whoFindsNoPlaceShouldBeAskedToComeBackAtOnce() {
    Passwords busy = new Passwords(1, 1);

    try (Passwords.Turn hashing = busy.turn();
        Passwords.Turn waiting = busy.turn()) {
      assertThat(hashing).isNotSameAs(waiting);
      assertThatThrownBy(() -> busy.hash("correct horse"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal -> {
                assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
                assertThat(refusal.problem().retryAfter()).isPositive();
              });
    }
    assertThat(busy.hash("correct horse")).isNotEmpty();
  }

  @Test
  void aPasswordShouldBeTheSameFromEveryKeyboard() {
    String hash = passwords.hash("caf\u00e9 au\u00a0lait");

    assertThat(passwords.matches("cafe\u0301 au lait", hash)).isTrue();
    assertThat(passwords.matches("cafe au lait", hash)).isFalse();
  }

  @Test
  void aPasswordThatWasChosenDecomposedBeforeShouldStayGood() {
    String before = Password.hash("cafe\u0301").addRandomSalt(16).with(OLD).getResult();

    assertThat(passwords.matches("cafe\u0301", before)).isTrue();
    assertThat(passwords.matches("cafe", before)).isFalse();
  }

  @Test
  void nobodyShouldSignInWhereThereIsNoHash() {
    assertThat(passwords.matches("nobody has this password", null)).isFalse();
  }
}
