package dev.lamplighter.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.chat.control.TypingBoard.Typist;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "Typing" is shown while it is true, and never hangs. */
class TypingBoardTest {
  private static final long SECOND = 1_000_000_000L;

  private final TypingBoard board = new TypingBoard();
  private final Typist ana = typist(1, "ana", "session");

  private static Typist typist(long conversation, String user, String session) {
    return new Typist(conversation, true, user, user, user, Set.of("ben"), session);
  }

  @Test
  void firstShouldBeToldAndRepeatsOnlyNowAndThen() {
    assertThat(board.typing(ana, 0)).isTrue();
    assertThat(board.typing(ana, SECOND / 2)).isFalse();
    assertThat(board.typing(ana, SECOND)).isTrue();
  }

  @Test
  void whoComesShouldSeeThoseOfThatConversationWhoLetThem() {
    board.typing(ana, 0);
    board.typing(typist(2, "cleo", "session"), 0);
    assertThat(board.seenBy("ben", 1)).containsExactly(ana);
    assertThat(board.seenBy("ana", 1)).isEmpty();
    board.stopped(1, "ana");
    assertThat(board.seenBy("ben", 1)).isEmpty();
  }

  @Test
  void itShouldEndThreeSecondsAfterTheLastWord() {
    board.typing(ana, 0);
    board.typing(ana, 2 * SECOND);
    assertThat(board.tick(4 * SECOND)).isEmpty();
    assertThat(board.tick(5 * SECOND)).containsExactly(ana);
    assertThat(board.tick(6 * SECOND)).isEmpty();
    assertThat(board.size()).isZero();
  }

  @Test
  void stopShouldEndItOnce() {
    board.typing(ana, 0);
    assertThat(board.stopped(1, "ana")).contains(ana);
    assertThat(board.stopped(1, "ana")).isEmpty();
  }

  @Test
  void lostSessionShouldEndWhatWasTypedThere() {
    Typist elsewhere = typist(2, "ana", "other");
    board.typing(ana, 0);
    board.typing(elsewhere, 0);
    assertThat(board.gone("session")).containsExactly(ana);
    assertThat(board.size()).isEqualTo(1);
  }
}
