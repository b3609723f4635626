package dev.lamplighter.wire.socketio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The web server of an application that is not ours: files from two directories, on an origin of
 * its own. Files that a test hands to the browser itself would not do: Chromium lets a page that
 * came from no address open no WebSocket to a local one.
 */
final class SeedSite implements AutoCloseable {
  private static final Path PAGES = Path.of("src", "test", "js", "socketio");

  private final Path client;
  private final HttpServer files;

  private SeedSite(Path client) throws IOException {
    this.client = client;
    files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext("/", this::answer);
    files.start();
  }

  /**
   * @param npm the directory whose {@code node_modules} have socket.io-client
   */
  static SeedSite open(Path npm) {
    try {
      return new SeedSite(npm.resolve("node_modules/socket.io-client/dist"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String origin() {
    return "http://127.0.0.1:" + files.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path name = Path.of(exchange.getRequestURI().getPath()).getFileName();
    Path file =
        name.toString().startsWith("socket.io") ? client.resolve(name) : PAGES.resolve(name);
    try (exchange) {
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = Files.readAllBytes(file);
      exchange.getResponseHeaders().set("Content-Type", type(file.toString()));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String type(String name) {
    return name.endsWith(".html") ? "text/html" : "text/javascript";
  }

  @Override
  public void close() {
    files.stop(0);
  }
}
