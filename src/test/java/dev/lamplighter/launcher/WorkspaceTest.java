package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  @TempDir private Path data;

  @Test
  void whatIsStillWrittenWhileTheServerStopsShouldGoToo() throws Exception {
    Workspace workspace = workspace(data);
    CompletableFuture<Void> writing = new CompletableFuture<>();
    var server = CompletableFuture.runAsync(() -> write(workspace.directory(), writing));
    writing.join();

    workspace.delete();

    assertThat(workspace.directory()).doesNotExist();
    server.join();
  }

  /** As a part of the server that stops late does, as long as there is a place to write to. */
  private static void write(Path directory, CompletableFuture<Void> begun) {
    long end = System.nanoTime() + BUSY_NANOS;
    for (int i = 0; System.nanoTime() < end && Files.exists(directory); i++) {
      new File(directory.toFile(), "late" + i % 100).mkdir();
      begun.complete(null);
    }
  }

  @Test
  void belowAnOddPathPayaraShouldRunElsewhereAndLeaveNothing() throws Exception {
    Path odd = data.resolve("Téléchargements #1");
    Workspace workspace = workspace(odd);
    Path killed = workspace.directory();
    Files.createFile(killed.resolve("left"));

    Path next = workspace(odd).directory();

    assertThat(killed.toString()).matches("[\\w/.:\\\\-]+");
    assertThat(killed).doesNotExist();
    assertThat(next).isNotEqualTo(killed).isEmptyDirectory();
    workspace.delete();
    assertThat(next).doesNotExist();
    assertThat(odd).isEmptyDirectory();
  }

  private static Workspace workspace(Path data) throws StartRefused {
    return Workspace.prepare(LaunchSettings.of(Map.of("LAMPLIGHTER_DATA", data.toString())));
  }
}
