package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real nginx with the configuration that operators copy, but for TLS. */
public final class NginxServer implements AutoCloseable {
  private static final Path CONFIGURATION = Path.of("server-config", "nginx.conf");

  private final int port = Ports.free();
  private final Path directory = TemporaryDirectory.create();
  private final Process process;

  /** Before whatever listens on this port of this machine. */
  public static NginxServer before(int target) {
    NginxServer nginx = new NginxServer(target);
    Waits.until("nginx serves", nginx::isServing);
    return nginx;
  }

  private NginxServer(int target) {
    try {
      Path configuration = Files.writeString(directory.resolve("nginx.conf"), around(site(target)));
      process =
          new ProcessBuilder(
                  executable(),
                  "-p",
                  directory.toString(),
                  "-c",
                  configuration.toString(),
                  "-e",
                  "error.log")
              .inheritIO()
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String site(int target) throws IOException {
    String shipped = Files.readString(CONFIGURATION);
    return shipped
        .substring(0, shipped.lastIndexOf("\nserver {"))
        .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
        .replaceAll("(?m)^ *ssl_certificate.*\n", "")
        .replace("/var/log/nginx/", "")
        .replace("127.0.0.1:8080", "127.0.0.1:" + target);
  }

  private static String around(String site) {
    String folders = "";
    for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      folders += kind + "_temp_path " + kind + ";\n";
    }
    return "daemon off;\nmaster_process off;\npid nginx.pid;\nevents {}\nhttp {\n"
        + folders
        + site
        + "}\n";
  }

  private static String executable() {
    return Commands.find("nginx")
        .or(() -> Commands.install("nginx-light") ? Commands.find("nginx") : Optional.empty())
        .map(Path::toString)
        .orElseThrow(
            () -> new IllegalStateException("These tests need nginx: install the package nginx."));
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

  public int port() {
    return port;
  }

  public URI wsUrl(String path) {
    return URI.create("ws://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(Waits.limit().toSeconds(), TimeUnit.SECONDS).join(); // it tidies up
    TemporaryDirectory.delete(directory);
  }
}
