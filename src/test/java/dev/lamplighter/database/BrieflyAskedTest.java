package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class BrieflyAskedTest {
  private final List<Object> limits = new ArrayList<>();
  private final Map<String, String> parameters =
      new HashMap<>(Map.of("default_transaction_read_only", "off", "in_hot_standby", "off"));
  private boolean databaseTakesWrites;
  private final Connection asked = BrieflyAsked.of(connection(), () -> databaseTakesWrites);

  private Connection connection() {
    return standIn(
        Connection.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "isValid" -> limits.add(arguments[0]);
              case "unwrap" -> postgres();
              default -> throw new SQLException("as the driver says it");
            });
  }

  private PGConnection postgres() {
    return standIn(
        PGConnection.class, (proxy, method, arguments) -> parameters.get((String) arguments[0]));
  }

  private static <T> T standIn(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default_transaction_read_only", "in_hot_standby"})
  void oneThatMayNotWriteShouldBeNoGoodOnceTheDatabaseTakesWrites(String parameter)
      throws SQLException {
    parameters.put(parameter, "on");
    assertThat(asked.isValid(0)).isTrue();

    databaseTakesWrites = true;
    assertThat(asked.isValid(0)).isFalse();

    parameters.put(parameter, "off");
    assertThat(asked.isValid(0)).isTrue();
  }

  @Test
  void questionWithoutLimitShouldGetOne() throws SQLException {
    assertThat(asked.isValid(0)).isTrue();
    assertThat(asked.isValid(2)).isTrue();
    assertThat(limits).containsExactly(5, 2);
  }

  @Test
  void faultsShouldComeAsTheDriverThrewThem() {
    assertThatThrownBy(asked::createStatement)
        .isInstanceOf(SQLException.class)
        .hasMessage("as the driver says it");
  }
}
