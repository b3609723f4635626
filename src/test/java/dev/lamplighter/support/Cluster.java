package dev.lamplighter.support;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Several nodes as real processes on one PostgreSQL. Each has a loopback address of its own, so
 * that the network between two of them can be cut.
 */
public final class Cluster implements AutoCloseable {
  public static final String SECRET = "a secret of the tests";
  private static final List<String> NAMES = List.of("one", "two", "three");
  private static final String ADMIN_PASSWORD = "correct horse admin";

  /** All users of the tests have one address; the cap on sessions stays. */
  private static final Map<String, String> GENEROUS =
      Map.of(
          "LAMPLIGHTER_SOCKETIO_RELAY_LIMIT", "50",
          "LAMPLIGHTER_LIMITS_COMMANDS", "1000000",
          "LAMPLIGHTER_LIMITS_CONNECTS", "1000000",
          "LAMPLIGHTER_LIMITS_SIGNINS", "1000000",
          "LAMPLIGHTER_LIMITS_MESSAGES", "1000000",
          "LAMPLIGHTER_LIMITS_MESSAGES_BURST", "1000000",
          "LAMPLIGHTER_CHANNELS_PUBLISH", "user",
          "LAMPLIGHTER_TOKEN_LIFETIME", "PT2H",
          "LAMPLIGHTER_TRUSTED_PROXIES", "127.0.0.1/32",
          "LAMPLIGHTER_ADMIN_PASSWORD", ADMIN_PASSWORD);

  private final List<ClusterNode> nodes;
  private final PostgresServer.Database database;
  private final Map<String, String> environment;
  private final String network;
  private Member administrator;
  private final List<Integer> ports;

  private Cluster(int count, Map<String, String> environment, PostgresServer.Database database) {
    this.database = database;
    ThreadLocalRandom random = ThreadLocalRandom.current();
    network = "127." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + ".";
    ports = Stream.generate(Ports::free).distinct().limit(NAMES.size()).toList();
    this.environment = new HashMap<>(GENEROUS);
    this.environment.putAll(database.environment());
    this.environment.putAll(StandInPushService.environment());
    this.environment.putAll(environment);
    nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(node(i));
    }
  }

  private static final class Shared {
    static final Cluster CLUSTER = untilTheEnd(start(3, Map.of()));
  }

  /** Three nodes for all tests of this run, whole again whatever the test before did to them. */
  public static Cluster shared() {
    Shared.CLUSTER.repair();
    return Shared.CLUSTER;
  }

  /** Nodes for one test, started at once; close it. */
  public static Cluster start(int count, Map<String, String> environment) {
    return start(count, environment, PostgresServer.freshDatabase());
  }

  /** The same on that database, empty until now. */
  public static Cluster start(
      int count, Map<String, String> environment, PostgresServer.Database database) {
    Cluster cluster = new Cluster(count, environment, database);
    try {
      cluster.repair();
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private static Cluster untilTheEnd(Cluster cluster) {
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    return cluster;
  }

  private ClusterNode node(int i) {
    Link link = Link.to(database.port());
    Map<String, String> own = new HashMap<>(environment);
    own.put("DATABASE_URL", database.through(link.port()));
    own.put("LAMPLIGHTER_NODE", NAMES.get(i));
    own.put("LAMPLIGHTER_CLUSTER", String.join(",", List.of(seat(0), seat(1), seat(2))));
    own.put("LAMPLIGHTER_CLUSTER_PORT", String.valueOf(ports.get(i)));
    own.put("LAMPLIGHTER_CLUSTER_SECRET", SECRET);
    return new ClusterNode(NAMES.get(i), network + (i + 1), link, own);
  }

  private String seat(int i) {
    return network + (i + 1) + ":" + ports.get(i);
  }

  /** Starts, wakes and reconnects what is missing; returns when all nodes see one another. */
  public void repair() {
    Firewall.healAll(network);
    nodes.forEach(node -> node.database().heal());
    CompletableFuture.allOf(
            nodes.stream()
                .map(node -> CompletableFuture.runAsync(node::ensureRunning))
                .toArray(CompletableFuture[]::new))
        .join();
    awaitMembers(nodes.size());
  }

  /** Until each running node counts so many. */
  public void awaitMembers(int count) {
    Waits.untilWithin(
        "members " + count,
        Waits.startLimit(),
        () -> running().stream().allMatch(node -> node.members() == count));
  }

  public ClusterNode node(String name) {
    return nodes.get(NAMES.indexOf(name));
  }

  public List<ClusterNode> nodes() {
    return List.copyOf(nodes);
  }

  /** All that are neither killed nor frozen. */
  public List<ClusterNode> running() {
    return nodes.stream().filter(ClusterNode::isRunning).toList();
  }

  /** The database of all nodes, without a link that could be cut. */
  public PostgresServer.Database database() {
    return database;
  }

  /** Whether this machine lets the tests cut a network. */
  public static boolean canCut() {
    return Firewall.isAvailable();
  }

  /** Packets between this node and all others vanish, until {@code repair} or {@code heal}. */
  public void isolate(ClusterNode node) {
    others(node).forEach(other -> Firewall.cut(node.address(), other.address()));
  }

  public void heal() {
    Firewall.healAll(network);
  }

  public List<ClusterNode> others(ClusterNode node) {
    return nodes.stream().filter(other -> other != node).toList();
  }

  /** The administrator, asking that node. */
  public synchronized RestClient admin(ClusterNode node) {
    if (administrator == null) {
      administrator = node.rest().login("admin", ADMIN_PASSWORD);
    }
    return node.as(administrator);
  }

  /** What an administrator sees of that member's sessions, whatever their node. */
  public List<JsonObject> sessions(Member member) {
    RestClient admin = admin(running().get(0));
    List<JsonObject> found = new ArrayList<>();
    for (String after = ""; after != null; ) {
      JsonObject page = admin.get("/api/admin/sessions?limit=200" + after).json();
      page.getJsonArray("sessions").getValuesAs(JsonObject.class).stream()
          .filter(session -> session.getString("username").equals(member.username()))
          .forEach(found::add);
      after = page.isNull("next") ? null : "&after=" + page.getString("next");
    }
    return found;
  }

  @Override
  public void close() {
    Firewall.healAll(network);
    nodes.forEach(ClusterNode::close);
  }
}
