package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LamplighterDataSourceTest {
  private static final String URL = "jdbc:postgresql://db.example.org/lamplighter";

  @Test
  void answersOfTheDatabaseShouldBeWaitedForWithALimit() {
    PGSimpleDataSource postgres =
        LamplighterDataSource.postgres(DatabaseUrl.of(URL + "?sslmode=require"));
    assertThat(postgres.getSocketTimeout()).isEqualTo(30);
    assertThat(postgres.getConnectTimeout()).isEqualTo(10);
    assertThat(postgres.getTcpKeepAlive()).isTrue();
    assertThat(postgres.getSslMode()).isEqualTo("require");
  }

  @Test
  void urlShouldDecideWhatItNames() {
    PGSimpleDataSource postgres =
        LamplighterDataSource.postgres(
            DatabaseUrl.of(URL + "?socketTimeout=0&connectTimeout=3&tcpKeepAlive=false"));
    assertThat(postgres.getSocketTimeout()).isZero();
    assertThat(postgres.getConnectTimeout()).isEqualTo(3);
    assertThat(postgres.getTcpKeepAlive()).isFalse();
  }
}
