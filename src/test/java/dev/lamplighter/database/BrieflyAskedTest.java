package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrieflyAskedTest {
  private final List<Object> limits = new ArrayList<>();
  private final Connection asked = BrieflyAsked.of(connection());

  private Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("isValid")) {
                return limits.add(arguments[0]);
              }
              throw new SQLException("as the driver says it");
            });
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
