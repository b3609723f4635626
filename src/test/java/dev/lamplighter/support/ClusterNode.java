package dev.lamplighter.support;

import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One node of a {@link Cluster}: a process, its address among the nodes, its road to the database.
 */
public final class ClusterNode {
  private final String name;
  private final String address;
  private final Link database;
  private final Map<String, String> environment;
  private LamplighterServer server;
  private boolean frozen;

  ClusterNode(String name, String address, Link database, Map<String, String> environment) {
    this.name = name;
    this.address = address;
    this.database = database;
    this.environment = environment;
  }

  /** Starts it, or wakes it; returns when it is ready. */
  void ensureRunning() {
    if (server == null) {
      server = LamplighterServer.start(environment);
    } else if (!server.isAlive()) {
      server.restart();
    }
    if (frozen) {
      wake();
    }
  }

  boolean isRunning() {
    return server != null && server.isAlive() && !frozen;
  }

  /** How many nodes this one counts; 0 while it does not answer. */
  int members() {
    try {
      return rest().get("/api/ws/status").json().getJsonObject("cluster").getInt("members");
    } catch (UncheckedIOException notNow) {
      return 0;
    }
  }

  public void kill() {
    server.kill();
    frozen = false;
  }

  /** SIGSTOP: the process stands still, its connections stay. */
  public void freeze() {
    Commands.signal("STOP", server.pid());
    frozen = true;
  }

  public void wake() {
    Commands.signal("CONT", server.pid());
    frozen = false;
  }

  public void restart() {
    server.restart();
  }

  public String name() {
    return name;
  }

  /** Where the other nodes reach it. */
  public String address() {
    return address;
  }

  /** The same with Hazelcast's port. */
  public String clusterAddress() {
    return address + ":" + environment.get("LAMPLIGHTER_CLUSTER_PORT");
  }

  /** The network between this node and PostgreSQL. */
  public Link database() {
    return database;
  }

  public LamplighterServer server() {
    return server;
  }

  /** Somebody who asks this node. */
  public RestClient rest() {
    return RestClient.of(server);
  }

  /** The same login, asking this node. */
  public RestClient as(Member member) {
    return rest().as(member.token());
  }

  /** A socket of this member on this node, past its {@code connected}. */
  public SocketClient connect(Member member) {
    return SocketClient.connected(server, member);
  }

  void close() {
    if (server != null) {
      server.close();
    }
    database.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
