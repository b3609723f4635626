package dev.lamplighter.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Payara Micro with the WAR, in this process. */
class PayaraMicroServer {
  /** Held, since loggers are weakly referenced and lose their filter with their life. */
  private static final Logger PAYARA = Logger.getLogger("PayaraMicro");

  private static final String APPLICATION = "ROOT";
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";

  private final LaunchSettings settings;
  private final Workspace workspace;

  PayaraMicroServer(LaunchSettings settings, Workspace workspace) {
    this.settings = settings;
    this.workspace = workspace;
  }

  /** Blocks until the application serves; some seconds. */
  PayaraMicroRuntime start() throws StartRefused {
    PAYARA.setFilter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    StartFaults faults = StartFaults.watch();
    PayaraMicroRuntime runtime = boot(faults);
    if (!runtime.getDeployedApplicationNames().contains(APPLICATION)) {
      throw refused(faults);
    }
    return runtime;
  }

  private PayaraMicroRuntime boot(StartFaults faults) throws StartRefused {
    try {
      return PayaraMicroLauncher.create(arguments().toArray(String[]::new)).getRuntime();
    } catch (Exception e) { // declared by the boot API
      PAYARA.log(Level.SEVERE, "Payara Micro did not boot", e);
      throw refused(faults);
    }
  }

  private List<String> arguments() throws IOException {
    var listener =
        workspace.write("listener.txt", "set " + LISTENER + "address=" + settings.address());
    var application = workspace.unpack("lamplighter.war", APPLICATION + ".war");
    return List.of(
        "--rootdir",
        workspace.directory().toString(),
        "--port",
        String.valueOf(settings.port()),
        "--prebootcommandfile",
        listener.toString(),
        "--deploy",
        application.toString(),
        "--nohazelcast",
        "--disablephonehome");
  }

  /** The application knows best why it refused to start; else the log does. */
  private static StartRefused refused(StartFaults faults) {
    String known = System.getProperty("lamplighter.start.failure");
    return new StartRefused(
        known != null
            ? known
            : "Lamplighter did not start: "
                + faults.cause().orElse("the application could not be deployed")
                + " (the log above says more).");
  }

  /**
   * Runs beside Payara's own shutdown hook, whichever comes first stops it; returns when stopped.
   */
  static void stop(PayaraMicroRuntime runtime) {
    try {
      runtime.shutdown();
    } catch (BootstrapException | IllegalStateException alreadyStopped) {
      PAYARA.log(Level.FINE, "already stopped", alreadyStopped);
    }
  }
}
