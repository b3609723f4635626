package dev.lamplighter.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Socket.IO clients that are not on Maven Central: npm's and Debian's. As root on Debian they are
 * installed where they are missing; a run that has to do without says so at its end.
 */
public final class ForeignClients {
  private static final String PYTHON = "/usr/bin/python3";

  private ForeignClients() {}

  private static final class Python {
    static final Optional<Path> INTERPRETER = find();

    private static Optional<Path> find() {
      boolean there =
          knows()
              || installed("python3-socketio", "python3-requests", "python3-websocket") && knows();
      if (!there) {
        sayLeftOut("Debian's python3-socketio");
      }
      return there ? Optional.of(Path.of(PYTHON)) : Optional.empty();
    }

    private static boolean knows() {
      return runs(PYTHON, "-c", "import socketio, requests, websocket");
    }
  }

  /** The directory whose {@code node_modules} have socket.io-client 4. */
  public static Optional<Path> npm() {
    return NpmPackages.with("socket.io-client", "4.8");
  }

  /** An interpreter that knows {@code socketio}. */
  public static Optional<Path> python() {
    return Python.INTERPRETER;
  }

  static void sayLeftOut(String client) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    System.out.println("LEFT OUT: tests with " + client + ", which is not here")));
  }

  static boolean installed(String... packages) {
    if (!"root".equals(System.getProperty("user.name"))
        || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return false;
    }
    String names = String.join(" ", packages);
    return runs(
        "sh",
        "-c",
        "apt-get update && apt-get -o DPkg::Lock::Timeout=500 install -y --no-install-recommends "
            + names);
  }

  static boolean runs(String... command) {
    return run(List.of(command), Map.of()).status() == 0;
  }

  /** How a command ended. */
  public record Ended(int status, String output) {}

  /** Runs a client's script to its end. */
  public static Ended run(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("client", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(Waits.startLimit().toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Ended ended = new Ended(process.exitValue(), Files.readString(output));
      Files.delete(output);
      return ended;
    } catch (IOException e) {
      return new Ended(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
