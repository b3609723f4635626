package dev.lamplighter.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A PostgreSQL of a test's own, with the durability of a real installation, to be killed and
 * started again on its port and its data. One thread.
 */
public final class MortalPostgres implements AutoCloseable {
  private final Path directory = TemporaryDirectory.create();
  private final int port = Ports.free();
  private EmbeddedPostgres server = launch();
  private final PostgresServer.Database database = PostgresServer.freshDatabase(server);

  private EmbeddedPostgres launch() {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(directory.resolve("data"))
          .setCleanDataDirectory(false)
          .setConnectConfig("sslmode", "disable")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PostgresServer.Database database() {
    return database;
  }

  /** SIGKILL: what was not written to disk is lost, and what was is recovered at the start. */
  public void killAndStartAgain() {
    Commands.signal("KILL", pid());
    end();
    AtomicReference<EmbeddedPostgres> next = new AtomicReference<>();
    Waits.untilWithin(
        "PostgreSQL after kill -9",
        Waits.startLimit(),
        () -> { // refused while a process of the killed one is still there
          try {
            next.set(launch());
          } catch (UncheckedIOException | IllegalStateException e) {
            return false;
          }
          return true;
        });
    server = next.get();
  }

  private long pid() {
    try {
      Path file = directory.resolve("data").resolve("postmaster.pid");
      return Long.parseLong(Files.readAllLines(file).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end();
    TemporaryDirectory.delete(directory);
  }
}
