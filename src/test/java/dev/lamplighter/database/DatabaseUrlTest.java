package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @AfterEach
  void forget() {
    System.clearProperty(StartFailure.PROPERTY);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "jdbc:postgresql://h/d, jdbc:postgresql://h/d, -, -",
        "jdbc:postgresql:d, jdbc:postgresql:d, -, -",
        "postgres://h/d, jdbc:postgresql://h/d, -, -",
        "postgres://u:s3cret@h/d, jdbc:postgresql://h/d, u, s3cret",
        "postgresql://u:s3cret@h:5433/d, jdbc:postgresql://h:5433/d, u, s3cret",
        "jdbc:postgresql://u:s3cret@h/d, jdbc:postgresql://h/d, u, s3cret",
        "jdbc:postgresql://h/d?user=u&password=s3%20t&sslmode=require, jdbc:postgresql://h/d?sslmode=require, u, s3 t",
        "postgres://u%40x:p%3A%2F%25%3F@h/d, jdbc:postgresql://h/d, u@x, p:/%?",
        "postgres://u:a+b@h/d, jdbc:postgresql://h/d, u, a+b",
        "postgres://u:50%@h/d, jdbc:postgresql://h/d, u, 50%",
        "postgres://u:p@q@h/d, jdbc:postgresql://h/d, u, p@q",
        "postgres://u:p:q@h/d, jdbc:postgresql://h/d, u, p:q",
        "postgres://u@h/d, jdbc:postgresql://h/d, u, -",
        "postgres://u:@h/d, jdbc:postgresql://h/d, u, ''",
        "postgres://u:p@[::1]:5432/d, jdbc:postgresql://[::1]:5432/d, u, p",
        "'postgres://u:p@a:1,b:2/d', 'jdbc:postgresql://a:1,b:2/d', u, p",
        "postgres://u:p@h/d?sslmode=require&application_name=a+b, jdbc:postgresql://h/d?sslmode=require&ApplicationName=a%2Bb, u, p",
        "postgres://h/d?target_session_attrs=read-write&connect_timeout=3, jdbc:postgresql://h/d?targetServerType=primary&connectTimeout=3, -, -",
        "jdbc:h2:file:/x;USER=u;MODE=PostgreSQL;PASSWORD=s3cret, jdbc:h2:file:/x;MODE=PostgreSQL, u, s3cret"
      })
  void everyWayToWriteItShouldBeUnderstood(String url, String jdbc, String user, String password) {
    DatabaseUrl read = DatabaseUrl.of(url);

    assertThat(read.jdbc()).isEqualTo(jdbc);
    assertThat(read.user().orElse(null)).isEqualTo(user);
    assertThat(read.password().orElse(null)).isEqualTo(password);
    assertThat(read.toString()).isEqualTo(jdbc);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:s3cret@h/d",
        "postgres:u:s3cret@h/d",
        "postgres://u:s3cret/x@h/d",
        "postgres://u:s3cret#x@h/d",
        "postgres://h:s3cret/d",
        "jdbc:postgresql://h:s3cret/d",
        "jdbc:oracle:thin:u/s3cret@h:1521/d",
        "s3cret"
      })
  void whatIsNotUnderstoodShouldBeRefusedWithoutItsPassword(String url) {
    assertThatThrownBy(() -> DatabaseUrl.of(url))
        .isInstanceOf(StartFailure.class)
        .hasNoCause()
        .hasMessageContaining("DATABASE_URL")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void noSentenceShouldCarryTheCredentialsOfAnAddress() {
    assertThat(new StartFailure("There is no key at https://u:s3cret@h/x.").getMessage())
        .isEqualTo("There is no key at https://h/x.");
    assertThat(System.getProperty(StartFailure.PROPERTY)).doesNotContain("s3cret");
  }
}
