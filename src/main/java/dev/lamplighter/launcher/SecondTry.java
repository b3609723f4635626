package dev.lamplighter.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the command of this process once more, as a process of its own: what a failed start left in
 * static fields, threads and handlers of the server would spoil another one in here.
 */
final class SecondTry {
  private static final String MARK = "lamplighter.start.second";

  private SecondTry() {}

  /** Empty in a second try, and where the system does not tell the command. */
  static Optional<List<String>> command() {
    ProcessHandle.Info self = ProcessHandle.current().info();
    if (Boolean.getBoolean(MARK) || self.command().isEmpty() || self.arguments().isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(self.command().get());
    command.add("-D" + MARK + "=true");
    command.addAll(List.of(self.arguments().get()));
    return Optional.of(command);
  }

  /** Blocks until it has ended; ends it when this process is told to end. */
  static int run(List<String> command) throws IOException, InterruptedException {
    Process second = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(second)));
    return second.waitFor();
  }

  private static void end(Process second) {
    second.destroy();
    second.onExit().join();
  }
}
