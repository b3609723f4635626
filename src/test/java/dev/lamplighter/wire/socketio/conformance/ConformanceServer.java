package dev.lamplighter.wire.socketio.conformance;

import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.edge.TimedBody;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.json.Jsons;
import dev.lamplighter.limits.Shares;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.problem.StartFailure;
import dev.lamplighter.support.Ports;
import dev.lamplighter.support.TemporaryDirectory;
import dev.lamplighter.support.Waits;
import dev.lamplighter.threads.Timers;
import dev.lamplighter.wire.frames.EarlyBytes;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.packets.Packet;
import dev.lamplighter.wire.websocket.FrameSenders;
import dev.lamplighter.wire.websocket.HandshakeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A Payara Micro process with nothing but the engine and its echo. */
public final class ConformanceServer implements AutoCloseable {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <context-param>
          <param-name>org.glassfish.tyrus.servlet.incoming-buffer-size</param-name>
          <param-value>1048576</param-value>
        </context-param>
        <context-param>
          <param-name>org.jboss.weld.context.mapping</param-name>
          <param-value>(?!/(socket|engine|calm)\\.io).*</param-value>
        </context-param>
        <context-param>
          <param-name>org.jboss.weld.context.ignore.guard</param-name>
          <param-value>false</param-value>
        </context-param>
      </web-app>
      """;

  private final Path directory = TemporaryDirectory.create();
  private final int port;
  private final Process process;

  private ConformanceServer(int port) {
    this.port = port;
    Path war = directory.resolve("ROOT.war");
    war().as(ZipExporter.class).exportTo(war.toFile());
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            payara().toString(),
            "--nocluster",
            "--port",
            String.valueOf(port),
            "--deploy",
            war.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("log.txt").toFile());
    try {
      process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ConformanceServer start() {
    return start(Ports.free());
  }

  private static ConformanceServer start(int port) {
    ConformanceServer server = new ConformanceServer(port);
    org.awaitility.Awaitility.await("the echo server")
        .atMost(Waits.startLimit())
        .until(server::answers);
    return server;
  }

  private boolean answers() {
    URI handshake = URI.create(baseUrl() + "/engine.io/?EIO=4&transport=polling");
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(handshake).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  private static Path payara() {
    try {
      Class<?> main = Class.forName("fish.payara.micro.PayaraMicro");
      return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WebArchive war() {
    return ShrinkWrap.create(WebArchive.class, "ROOT.war")
        .addPackage(ConformanceServer.class.getPackage())
        .addPackage(Engine.class.getPackage())
        .addPackage(Packet.class.getPackage())
        .addPackage(EarlyBytes.class.getPackage())
        .addPackage(Timers.class.getPackage())
        .addClasses(CloseCode.class, Frame.class, FrameSender.class, Jsons.class)
        .addClasses(Problem.class, ProblemException.class, ProblemType.class, StartFailure.class)
        .addClasses(FrameSenders.class, HandshakeRequest.class)
        .addClasses(TimedBody.class, ClientAddress.class, Shares.class)
        .addClass("dev.lamplighter.limits.AddressBlock")
        .addClass("dev.lamplighter.wire.websocket.StandardFrameSender")
        .addClass("dev.lamplighter.wire.websocket.TyrusFrameSender")
        .addClass("dev.lamplighter.wire.websocket.GrizzlyFrameSender")
        .addClass("dev.lamplighter.wire.websocket.GrizzlyConnection")
        .addClass("dev.lamplighter.wire.websocket.KeptHeaders")
        .addClass("dev.lamplighter.wire.websocket.PrivateField")
        .addClass("dev.lamplighter.wire.websocket.NoTimers")
        .addClass("dev.lamplighter.wire.websocket.PlainUpgrade")
        .setWebXML(new StringAsset(WEB_XML));
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

  /** Until it is interrupted: {@code ConformanceServer [port]}, 3000 where none is given. */
  public static void main(String[] arguments) throws InterruptedException {
    try (ConformanceServer server =
        start(arguments.length == 0 ? 3000 : Integer.parseInt(arguments[0]))) {
      System.out.println("Echo at " + server.baseUrl() + "/engine.io/ and /socket.io/");
      server.process.waitFor();
    }
  }
}
