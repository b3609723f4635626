package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real HAProxy before three nodes, with the configuration that operators copy. */
public final class HaproxyServer implements AutoCloseable {
  private static final Path CONFIGURATION = Path.of("server-config", "cluster", "haproxy.cfg");

  private static final Path OF_ONE = Path.of("server-config", "haproxy.cfg");

  private final int port = Ports.free();
  private final Process process;

  private HaproxyServer(Path configuration, List<Integer> ports) {
    ProcessBuilder builder =
        new ProcessBuilder(executable(), "-db", "-f", configuration.toString()).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put("BIND", "127.0.0.1");
    environment.put("PORT", String.valueOf(port));
    Iterator<Integer> targets = ports.iterator();
    for (String variable : List.of("PORT_ONE", "PORT_TWO", "PORT_THREE")) {
      environment.put(variable, String.valueOf(targets.next()));
    }
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static HaproxyServer before(Cluster cluster) {
    return before(cluster.nodes().stream().map(node -> node.server().port()).toList());
  }

  /** The same, but one that knows nothing of sessions: each request goes to the next node. */
  public static HaproxyServer withoutAffinity(Cluster cluster) {
    try {
      String without =
          Files.readString(CONFIGURATION)
              .replaceAll("(?m)^ *(http-request set-var|use-server).*\n", "")
              .replace("balance leastconn", "balance roundrobin");
      Path configuration = Files.writeString(TemporaryDirectory.create().resolve("cfg"), without);
      return before(
          configuration, cluster.nodes().stream().map(node -> node.server().port()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As on real hosts: the backend of the cluster behind the other file's frontend, without TLS. */
  public static HaproxyServer ofBothFiles(List<Integer> ports) {
    try {
      String one = Files.readString(OF_ONE);
      String many = Files.readString(CONFIGURATION);
      String both =
          one.substring(0, one.indexOf("\nfrontend http\n"))
                  .replaceFirst("bind :443 ssl crt \\S+", "bind \"\\${BIND}:\\${PORT}\"")
              + many.substring(many.indexOf("\nbackend "));
      return before(Files.writeString(TemporaryDirectory.create().resolve("cfg"), both), ports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before whatever listens on three ports of this machine. */
  public static HaproxyServer before(List<Integer> ports) {
    return before(CONFIGURATION, ports);
  }

  private static HaproxyServer before(Path configuration, List<Integer> ports) {
    HaproxyServer proxy = new HaproxyServer(configuration, ports);
    Runtime.getRuntime().addShutdownHook(new Thread(proxy.process::destroyForcibly));
    Waits.until("HAProxy serves", proxy::isServing);
    return proxy;
  }

  private static String executable() {
    return Commands.find("haproxy")
        .or(() -> Commands.install("haproxy") ? Commands.find("haproxy") : Optional.empty())
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "These tests need HAProxy: install the package haproxy."));
  }

  private boolean isServing() {
    try {
      return RestClient.of(baseUrl()).get("/health/ready").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  public URI wsUrl(String path) {
    return URI.create("ws://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
