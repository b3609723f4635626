package dev.lamplighter.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Payara Micro with the WAR, in this process. The port opens only when the application serves,
 * since Payara Micro by itself answers 404 until then, and says that it is ready.
 */
class PayaraMicroServer {
  private static final Logger PAYARA = Logger.getLogger("PayaraMicro");

  /** They set their own level; held, since a logger nobody holds loses its filter. */
  private static final List<Logger> CHATTY =
      List.of(PAYARA, Logger.getLogger("jakarta.enterprise.web"));

  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";

  /**
   * Else the listener refuses each request with a letter beyond ASCII in any header, such as a
   * cookie of another application on this host.
   */
  private static final String STRICT_VALUES =
      "org.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110";

  private final LaunchSettings settings;
  private final Optional<HazelcastBoot> hazelcast;
  private final Workspace workspace;
  private AdminCommandRunner commands;
  private volatile PayaraMicroRuntime runtime;

  PayaraMicroServer(LaunchSettings settings, Workspace workspace) {
    this.settings = settings;
    this.hazelcast = settings.cluster().map(HazelcastBoot::new);
    this.workspace = workspace;
  }

  /** Blocks until the application serves; some seconds. */
  void start() throws StartRefused {
    CHATTY.forEach(PayaraMicroServer::hush);
    StartFaults faults = StartFaults.watch();
    try {
      runtime = boot();
      Privacy.of(settings.data()).closeFiles();
      if (faults.any() || !open()) {
        throw refused(faults);
      }
    } catch (IOException | BootstrapException | RuntimeException e) {
      PAYARA.log(Level.SEVERE, "Payara Micro did not boot", e);
      throw refused(faults);
    }
  }

  private static void hush(Logger logger) {
    logger.setFilter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
  }

  private PayaraMicroRuntime boot() throws IOException, BootstrapException {
    useBootProperties();
    System.getProperties().putIfAbsent(STRICT_VALUES, "false");
    System.setProperty("lamplighter.demo", String.valueOf(settings.demo())); // where it listens
    hazelcast.ifPresent(HazelcastBoot::setProperties);
    File directory = workspace.directory().toFile();
    PayaraMicro.setUpackedJarDir(directory);
    PayaraMicro payara = PayaraMicro.getInstance();
    settings.node().ifPresent(payara::setInstanceName);
    payara
        .setRootDir(directory)
        .setNoHazelcast(hazelcast.isEmpty())
        .setPreBootHandler(this::configure)
        .setPostBootHandler(runner -> commands = runner)
        .addDeploymentFile(workspace.unpack("lamplighter.war", "ROOT.war").toFile());
    return payara.bootStrap();
  }

  /** Payara's own main does this; its API does not. */
  private static void useBootProperties() throws IOException {
    Properties boot = new Properties();
    try (InputStream content =
        PayaraMicro.class.getResourceAsStream("/MICRO-INF/payara-boot.properties")) {
      boot.load(content);
    }
    boot.forEach((key, value) -> System.getProperties().putIfAbsent(key, value));
  }

  private void configure(AdminCommandRunner runner) {
    hazelcast.ifPresent(boot -> boot.configure(runner));
    runner.run("set", LISTENER + "address=" + settings.address());
    runner.run("set", LISTENER + "port=" + settings.port());
    runner.run("set", LISTENER + "enabled=false");
  }

  private boolean open() {
    return commands.run("set", LISTENER + "enabled=true").getExitStatus() != ExitStatus.FAILURE;
  }

  /** The application knows best why it refused to start; else the log does. */
  private static StartRefused refused(StartFaults faults) {
    String known = System.getProperty("lamplighter.start.failure");
    if (known != null) {
      return new StartRefused(known);
    }
    String sentence =
        "Lamplighter did not start: "
            + faults.cause().orElse("Payara Micro could not boot")
            + " (the log on standard output says more).";
    return faults.areRace() ? new StartRaced(sentence) : new StartRefused(sentence);
  }

  /** Payara's own shutdown hook may run beside this; returns when the server has stopped. */
  void stop() {
    try {
      if (runtime != null) {
        runtime.shutdown();
      }
    } catch (BootstrapException | IllegalStateException alreadyStopped) {
      PAYARA.log(Level.FINE, "already stopped", alreadyStopped);
    }
  }
}
