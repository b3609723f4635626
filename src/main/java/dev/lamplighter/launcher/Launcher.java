package dev.lamplighter.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/** {@code java -jar lamplighter.jar}: starts Lamplighter as the environment says. */
public final class Launcher {
  private static final int FAILED = 1;

  /** Stands for each byte of a file name that the locale has no letter for. */
  static final char UNDECODABLE = '\uFFFD';

  private Launcher() {}

  public static void main(String[] arguments) {
    PrintStream errors = System.err;
    System.setErr(
        System.out); // the log has one stream; the other is for the reason of a failed start
    if (System.getProperty("user.dir").indexOf(UNDECODABLE) >= 0) { // Java loads no class from here
      errors.println(
          "This locale cannot name the working directory; set LC_ALL to one with UTF-8, such as"
              + " C.UTF-8, or start in another directory.");
      System.exit(FAILED);
    }
    try {
      LaunchSettings settings = LaunchSettings.of(System.getenv());
      start(settings);
      greet(settings);
    } catch (StartRaced raced) {
      System.exit(again(raced, errors));
    } catch (StartRefused refused) {
      errors.println(refused.getMessage());
      System.exit(FAILED);
    }
  }

  /** Returns the exit status, once there is one. */
  private static int again(StartRaced raced, PrintStream errors) {
    Optional<List<String>> command = SecondTry.command();
    try {
      if (command.isPresent()) {
        System.out.println("event=start_again cause=\"" + raced.getMessage() + '"');
        return SecondTry.run(command.get());
      }
    } catch (IOException e) {
      System.out.println("event=start_again_failed cause=\"" + e.getMessage() + '"');
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    errors.println(raced.getMessage());
    return FAILED;
  }

  private static void start(LaunchSettings settings) throws StartRefused {
    requireReadable(System.getProperty("java.class.path"));
    requireFree(settings.listener(), "PORT");
    if (settings.cluster().isPresent()) {
      requireFree(settings.cluster().get().listener(), "LAMPLIGHTER_CLUSTER_PORT");
    }
    Workspace workspace = Workspace.prepare(settings);
    PayaraMicroServer server = new PayaraMicroServer(settings, workspace);
    Thread stop = new Thread(() -> stop(server, workspace));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      server.start();
    } catch (StartRaced raced) {
      Runtime.getRuntime().removeShutdownHook(stop);
      stop(server, workspace); // its ports and its directory are for the second try
      throw raced;
    }
  }

  /** In the address of a jar's entry the mark ends the jar's own name. */
  private static void requireReadable(String jar) throws StartRefused {
    if (jar.indexOf('!') >= 0) {
      throw new StartRefused(
          "Payara Micro cannot run from "
              + jar
              + ", because of the exclamation mark; move the jar to another directory.");
    }
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
