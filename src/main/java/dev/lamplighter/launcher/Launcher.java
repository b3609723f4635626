package dev.lamplighter.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** {@code java -jar lamplighter.jar}: starts Lamplighter as the environment says. */
public final class Launcher {
  private static final int FAILED = 1;

  private Launcher() {}

  public static void main(String[] arguments) {
    PrintStream errors = System.err;
    System.setErr(
        System.out); // the log has one stream; the other is for the reason of a failed start
    try {
      LaunchSettings settings = LaunchSettings.of(System.getenv());
      start(settings);
      greet(settings);
    } catch (StartRefused refused) {
      errors.println(refused.getMessage());
      System.exit(FAILED);
    }
  }

  private static void start(LaunchSettings settings) throws StartRefused {
    requireFree(settings.listener(), "PORT");
    if (settings.cluster().isPresent()) {
      requireFree(settings.cluster().get().listener(), "LAMPLIGHTER_CLUSTER_PORT");
    }
    Workspace workspace = Workspace.prepare(settings);
    PayaraMicroServer server = new PayaraMicroServer(settings, workspace);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, workspace)));
    server.start();
  }

  private static void requireFree(InetSocketAddress listener, String variable) throws StartRefused {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(listener);
    } catch (IOException e) {
      throw new StartRefused(
          "Cannot listen on port "
              + listener.getPort()
              + " ("
              + e.getMessage()
              + "); stop the program that uses it or set "
              + variable
              + " to another one.");
    }
  }

  private static void stop(PayaraMicroServer server, Workspace workspace) {
    server.stop();
    try {
      workspace.delete();
    } catch (IOException left) {
      System.out.println("Could not remove " + workspace.directory() + "; the next start does.");
    }
  }

  private static void greet(LaunchSettings settings) {
    if (!settings.unused().isEmpty()) {
      System.out.println(
          "Not used by Lamplighter: "
              + String.join(", ", settings.unused())
              + ". It needs no Redis and makes its own keys.");
    }
    if (settings.demo()) {
      System.out.println(
          "Demo: log in as any of the 24 members, such as shyam_patel or aarti_iyer, or as admin;"
              + " the password is lamplighter.");
    }
    System.out.println("Lamplighter is ready at " + settings.url());
  }
}
