package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A Payara Micro process with somebody else's WAR at its root. */
public final class PayaraServer implements AutoCloseable {
  private final Path directory = TemporaryDirectory.create();
  private final int port = Ports.free();
  private final Process process;

  private PayaraServer(WebArchive war, Map<String, String> environment) {
    Path file = directory.resolve("ROOT.war");
    war.as(ZipExporter.class).exportTo(file.toFile());
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            payara().toString(),
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            String.valueOf(port),
            "--rootdir",
            directory.resolve("root").toString(),
            "--deploy",
            file.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("log.txt").toFile());
    try {
      process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param path answers 200 once the application serves
   */
  public static PayaraServer start(WebArchive war, Map<String, String> environment, String path) {
    PayaraServer server = new PayaraServer(war, environment);
    Waits.untilWithin("the application", Waits.startLimit(), () -> server.answers(path));
    return server;
  }

  private boolean answers(String path) {
    try {
      return RestClient.of(baseUrl()).get(path).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static Path payara() {
    try {
      Class<?> main = Class.forName("fish.payara.micro.PayaraMicro");
      return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(Waits.limit().toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    TemporaryDirectory.delete(directory);
  }
}
