package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth another try. */
class DatabaseFaultTest {
  private static SQLException state(String state) {
    return new SQLException("no", state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001", "23505", "HYT00"})
  void conflictShouldBeKnownWhoeverWrappedIt(String state) {
    assertThat(DatabaseFault.isConflict(new DatabaseFault(state(state)))).isTrue();
    assertThat(DatabaseFault.isConflict(new PersistenceException(new Exception(state(state)))))
        .isTrue();
  }

  @Test
  void otherFaultsShouldNotBeTriedAgain() {
    assertThat(DatabaseFault.isConflict(new DatabaseFault(state("08006")))).isFalse();
    assertThat(DatabaseFault.isConflict(new DatabaseFault(state(null)))).isFalse();
    assertThat(DatabaseFault.isConflict(new IllegalStateException())).isFalse();
  }
}
