package dev.lamplighter.presence.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeRowsTest {
  private static final NodeRow ONE_TAB = new NodeRow(1, false);
  private static final NodeRow TWO_TABS = new NodeRow(2, false);

  private static NodeRows rows(String... users) {
    NodeRows rows = new NodeRows();
    List.of(users).forEach(user -> rows.change(user, NodeRow.NONE, ONE_TAB));
    return rows;
  }

  @Test
  void digestShouldTellOtherUsersFromThese() {
    assertThat(rows("u1", "u4").digest()).isNotEqualTo(rows("u2", "u3").digest());
  }

  @Test
  void digestShouldTellWhoseTabClosedWhileAnotherUsersOpened() {
    NodeRows before = rows("u1", "u2");
    before.change("u1", ONE_TAB, TWO_TABS);
    NodeRows after = rows("u1", "u2");
    after.change("u2", ONE_TAB, TWO_TABS);

    assertThat(after.digest()).isNotEqualTo(before.digest());
  }

  @Test
  void digestShouldBeTheSameWhateverCameBetween() {
    NodeRows rows = rows("u1", "u2", "u3");
    rows.change("u3", ONE_TAB, TWO_TABS);
    rows.change("u3", TWO_TABS, NodeRow.NONE);

    assertThat(rows.digest()).isEqualTo(rows("u2", "u1").digest());
  }
}
