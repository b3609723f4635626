package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The packaged {@code target/lamplighter.jar} as a process with its own port and data directory,
 * ready when {@code start} returns.
 */
public final class LamplighterServer implements AutoCloseable {
  private static final Path JAR = Path.of("target", "lamplighter.jar").toAbsolutePath();

  /**
   * For the shared servers: quick to leave and to tidy up, and no limit that many tests could meet
   * together.
   */
  private static final Map<String, String> SHARED =
      Map.of(
          "LAMPLIGHTER_PRESENCE_GRACE",
          "PT1S",
          "LAMPLIGHTER_SWEEP_PERIOD",
          "PT1S",
          "LAMPLIGHTER_LIMITS_ENABLED",
          "false");

  /** What the surroundings of the tests may have set, and must not reach a server. */
  private static final Pattern CONFIGURATION =
      Pattern.compile(
          "(LAMPLIGHTER|DATABASE|MP_JWT|SOCKETIO)_.*|ONLINE_THRESHOLD_SECONDS|REDIS_URL|SECRET_KEY");

  private static final List<String> OWN_JAVA = List.of(Jdk.own().java().toString());
  private static final String HEAP = "-Xmx512m";

  /** Writes numbers in Devanagari where a text is formatted for people: nothing on a wire is. */
  private static final List<String> MARATHI =
      List.of(OWN_JAVA.get(0), "-Duser.language=mr", "-Duser.country=IN");

  /** The words before {@code -Xmx…}. */
  private final List<String> java;

  private final String heap;

  private final String jar;
  private final Path directory;
  private final Map<String, String> environment;
  private final int port;
  private Process process;

  private LamplighterServer(
      List<String> java, String jar, Path directory, Map<String, String> environment) {
    this(java, HEAP, jar, directory, environment);
  }

  private LamplighterServer(
      List<String> java, String heap, String jar, Path directory, Map<String, String> environment) {
    this.java = java;
    this.heap = heap;
    this.jar = jar;
    this.directory = directory;
    this.environment = environment;
    this.port = Ports.free();
  }

  private LamplighterServer(Map<String, String> environment) {
    this(OWN_JAVA, JAR.toString(), TemporaryDirectory.create(), environment);
  }

  private static final class Shared {
    static final LamplighterServer H2 =
        untilTheEnd(merged(SHARED, StandInPushService.environment()));
  }

  private static final class SharedDemo {
    static final LamplighterServer DEMO =
        untilTheEnd(
            merged(
                SHARED, Map.of("LAMPLIGHTER_DEMO", "true", "LAMPLIGHTER_CALLS_RINGING", "PT2S")));
  }

  private static final class SharedOnPostgres {
    static final PostgresServer.Database DATABASE = PostgresServer.freshDatabase();
    static final LamplighterServer POSTGRES =
        untilTheEnd(
            merged(merged(SHARED, StandInPushService.environment()), DATABASE.environment()));
  }

  /**
   * One server on the embedded database for all tests of this run: grace 1 s, limits off, pushes to
   * {@link StandInPushService#shared}, in an Indian locale.
   */
  public static LamplighterServer shared() {
    return Shared.H2;
  }

  /** The same on PostgreSQL. */
  public static LamplighterServer sharedOnPostgres() {
    return SharedOnPostgres.POSTGRES;
  }

  /** Where {@code sharedOnPostgres} keeps what it knows. */
  public static PostgresServer.Database sharedDatabase() {
    return SharedOnPostgres.DATABASE;
  }

  /**
   * The same as {@code shared} with demo members, an admin, calls that ring for 2 s, and no push.
   */
  public static LamplighterServer sharedDemo() {
    return SharedDemo.DEMO;
  }

  /** A server for one test, with product defaults; close it. */
  public static LamplighterServer start() {
    return start(Map.of());
  }

  /** A server for one test; {@code environment} is added to product defaults. */
  public static LamplighterServer start(Map<String, String> environment) {
    return new LamplighterServer(environment).started();
  }

  /** A server for one test, on another JDK than the tests'. */
  public static LamplighterServer startOn(Jdk jdk) {
    List<String> java = List.of(jdk.java().toString());
    return new LamplighterServer(java, JAR.toString(), TemporaryDirectory.create(), Map.of())
        .started();
  }

  /** A server for one test with so little memory. */
  public static LamplighterServer startWithHeap(int megabytes) {
    return new LamplighterServer(
            OWN_JAVA,
            "-Xmx" + megabytes + "m",
            JAR.toString(),
            TemporaryDirectory.create(),
            Map.of())
        .started();
  }

  /** A server for one test whose process may have so few files open; connections are some. */
  public static LamplighterServer startWithFiles(int files, Map<String, String> environment) {
    List<String> java =
        List.of("/bin/sh", "-c", "ulimit -n " + files + " && exec \"$@\"", "sh", OWN_JAVA.get(0));
    return new LamplighterServer(java, JAR.toString(), TemporaryDirectory.create(), environment)
        .started();
  }

  /**
   * A server for one test in a directory of that name, where its jar and its data are. A shell
   * makes it, since a Java without a UTF-8 locale could not name it.
   */
  public static LamplighterServer startIn(String name) {
    Path directory = TemporaryDirectory.create();
    Path script = directory.resolve("start.sh");
    try {
      Files.writeString(
          script,
          """
          set -e
          place=$(cat <<'END'
          %s
          END
          )
          mkdir "$place"
          ln '%s' "$place/lamplighter.jar"
          cd "$place"
          exec "$@"
          """
              .formatted(name, JAR));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LamplighterServer(
            List.of("/bin/sh", script.toString(), OWN_JAVA.get(0)),
            "lamplighter.jar",
            directory,
            Map.of("LC_ALL", "C.UTF-8", "LAMPLIGHTER_DATA", "data"))
        .started();
  }

  private LamplighterServer started() {
    restart();
    return this;
  }

  /** Starts the process again after {@code kill} or {@code terminate}: same port, same data. */
  public void restart() {
    launch();
    try {
      Readiness.await(this);
    } catch (RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** For starts that must fail: returns the ended process's exit status. */
  public static FailedStart startFailing(Map<String, String> environment) {
    LamplighterServer server = new LamplighterServer(environment);
    server.launch();
    try {
      int status = server.exitStatus(Waits.startLimit().toSeconds());
      return new FailedStart(status, server.read("errors.txt"), server.log());
    } finally {
      server.close();
    }
  }

  /** How a start failed: the exit status, what stood on standard error, and the log. */
  public record FailedStart(int status, String errors, String log) {}

  private void launch() {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(CONFIGURATION.asMatchPredicate());
    builder.environment().put("PORT", String.valueOf(port));
    builder.environment().put("LAMPLIGHTER_DATA", directory.resolve("data").toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
    builder.redirectError(directory.resolve("errors.txt").toFile());
    try {
      process = builder.start();
      // a run that is broken off leaves no servers behind
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LamplighterServer untilTheEnd(Map<String, String> environment) {
    LamplighterServer server =
        new LamplighterServer(MARATHI, JAR.toString(), TemporaryDirectory.create(), environment)
            .started();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    return server;
  }

  private static Map<String, String> merged(Map<String, String> one, Map<String, String> other) {
    Map<String, String> both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }

  /** {@code http://127.0.0.1:port}, without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** The WebSocket address of a path such as {@code /ws}. */
  public URI wsUrl(String path) {
    return URI.create("ws://127.0.0.1:" + port + path);
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public Path dataDirectory() {
    return directory.resolve("data");
  }

  public Path logFile() {
    return directory.resolve("log.txt");
  }

  /** All that the server printed so far. */
  public String log() {
    return read("log.txt") + read("errors.txt");
  }

  private String read(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of the log, for messages. */
  String logTail() {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  /** SIGTERM; returns the exit status. */
  public int terminate() {
    process.destroy();
    return exitStatus(Waits.limit().toSeconds() * 2);
  }

  /** SIGKILL, as {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    exitStatus(Waits.limit().toSeconds());
  }

  private int exitStatus(long seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("The server did not end within " + seconds + " s\n" + logTail());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    exitStatus(Waits.limit().toSeconds());
    TemporaryDirectory.delete(directory);
  }
}
