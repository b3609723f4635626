package dev.lamplighter.bench;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server on PostgreSQL to measure, without limits. */
abstract class BenchCase {
  private static final int WARM_UP = 50;
  private static final int ASKED = 250;

  interface Measurement {
    void run(LamplighterServer server, PostgresServer.Database database, Member ana)
        throws Exception;
  }

  static void measure(Measurement measurement) throws Exception {
    PostgresServer.Database database = PostgresServer.freshDatabase();
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("LAMPLIGHTER_LIMITS_ENABLED", "false");
    try (LamplighterServer server = LamplighterServer.start(environment)) {
      measurement.run(server, database, RestClient.of(server).register());
    }
  }

  /** Fills tables, and has their statistics made. */
  static void execute(PostgresServer.Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute("VACUUM ANALYZE");
    }
  }

  /** Prints how long the answer takes on a server that is warm. */
  static void get(Member member, String path) {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      long start = System.nanoTime();
      int status = member.rest().get(path).status();
      if (status != 200) {
        throw new IllegalStateException(path + " answered " + status);
      }
      if (i >= WARM_UP) {
        waits.add(System.nanoTime() - start);
      }
    }
    print(path.replaceAll("(after|before)=.*", "$1=…"), waits);
  }

  static void print(String what, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(n -> n).sorted().toArray();
    System.out.printf(
        "%s: p50 %.1f ms, p99 %.1f ms, highest %.1f ms of %d%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6,
        sorted.length);
  }
}
