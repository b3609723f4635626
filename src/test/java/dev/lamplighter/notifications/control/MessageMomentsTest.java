package dev.lamplighter.notifications.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.NotificationType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who has not read a message is told of it, however many they are and whatever fails. */
class MessageMomentsTest {
  private static final int MOST = 3;

  /** Who has something unread, such as {@code 1 ana}: conversation and user. */
  private final Set<String> waiting = new LinkedHashSet<>();

  private final List<String> told = new ArrayList<>();
  private final Set<String> failing = new LinkedHashSet<>();
  private boolean databaseIsAway;
  private final MessageMoments moments = new MessageMoments(MOST, this::unread, this::tell);

  private List<NotificationDraft> unread(Set<Long> conversations) {
    if (databaseIsAway) {
      throw new IllegalStateException("the database is away");
    }
    return waiting.stream()
        .map(line -> line.split(" "))
        .filter(parts -> conversations.contains(Long.valueOf(parts[0])))
        .map(
            parts ->
                NotificationDraft.of(parts[1], NotificationType.MESSAGE, "x", parts[0], "wrote"))
        .limit(MOST)
        .toList();
  }

  private void tell(NotificationDraft draft) {
    String line = draft.subject() + " " + draft.userId();
    if (failing.contains(line)) {
      throw new IllegalStateException("in the way");
    }
    waiting.remove(line);
    told.add(line);
  }

  private void sent(long conversation, String... users) {
    for (String user : users) {
      waiting.add(conversation + " " + user);
    }
    moments.sent(conversation);
  }

  @Test
  void messageShouldHaveItsMomentBeforeItIsTold() {
    sent(1, "ana");
    moments.round();
    assertThat(told).isEmpty();
    moments.round();
    assertThat(told).containsExactly("1 ana");
  }

  @Test
  void moreThanOneRoundTakesShouldBeToldByTheNext() {
    sent(1, "a", "b", "c", "d", "e", "f", "g");
    sent(2, "a");
    for (int i = 0; i < 4; i++) {
      moments.round();
    }
    assertThat(told).containsExactly("1 a", "1 b", "1 c", "1 d", "1 e", "1 f", "1 g", "2 a");
  }

  @Test
  void oneThatFailsShouldNotStopTheNextAndBeTriedAgain() {
    sent(1, "a", "b");
    failing.add("1 a");
    moments.round();
    moments.round();
    assertThat(told).containsExactly("1 b");

    failing.clear();
    moments.round();
    assertThat(told).containsExactly("1 b", "1 a");
  }

  @Test
  void databaseThatIsAwayShouldLoseNobody() {
    sent(1, "a");
    moments.round();
    databaseIsAway = true;
    assertThatThrownBy(moments::round).isInstanceOf(IllegalStateException.class);

    databaseIsAway = false;
    moments.round();
    assertThat(told).containsExactly("1 a");
  }
}
