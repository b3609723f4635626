package dev.lamplighter.chat.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.Waits;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Groups that write to one another through HAProxy while something happens to the nodes, and what
 * must be true at the end: every acknowledged message is stored once and reached every member.
 */
public final class MessageProof implements AutoCloseable {
  private static final int GROUP = 6;
  private static final long TICK_MILLIS = 250;

  private final Cluster cluster;
  private final List<ProofClient> clients = new ArrayList<>();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
  private volatile boolean writing = true;

  private MessageProof(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * @param count how many write, rounded up to whole groups of six
   * @param pause between two messages of one of them; a multiple of 250 ms
   */
  public static MessageProof start(
      Cluster cluster, HaproxyServer proxy, int count, Duration pause) {
    MessageProof proof = new MessageProof(cluster);
    while (proof.clients.size() < count) {
      proof.addGroup(proxy);
    }
    long ticks = pause.toMillis() / TICK_MILLIS;
    proof.clients.forEach(client -> proof.tick(client, ticks));
    return proof;
  }

  private void addGroup(HaproxyServer proxy) {
    ClusterNode node = cluster.node("one");
    HttpClient http = HttpClient.newHttpClient();
    List<Member> members = Stream.generate(() -> node.rest().register()).limit(GROUP).toList();
    Member[] others = members.subList(1, GROUP).toArray(Member[]::new);
    String conversation = Talk.group(members.get(0), "Proof", others);
    members.forEach(
        member -> clients.add(new ProofClient(http, proxy.wsUrl("/ws"), member, conversation)));
  }

  private void tick(ProofClient client, long ticksToMessage) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long[] turn = {random.nextLong(ticksToMessage)};
    timer.scheduleAtFixedRate(
        () -> client.tick(writing && turn[0]++ % ticksToMessage == 0),
        random.nextLong(TICK_MILLIS),
        TICK_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /** Ends the writing, waits until all is acknowledged and heard, and checks all of it. */
  public void check() throws SQLException {
    writing = false;
    Waits.untilWithin(
        "all acknowledged",
        Duration.ofSeconds(90),
        () -> clients.stream().allMatch(ProofClient::hasAllAcknowledged));
    Map<String, Map<Long, String>> stored = new HashMap<>();
    for (ProofClient client : clients) {
      if (!stored.containsKey(client.conversation())) {
        stored.put(client.conversation(), read(client.conversation()));
      }
    }
    Waits.untilWithin(
        "all have all",
        Duration.ofSeconds(30),
        () ->
            clients.stream()
                .allMatch(c -> c.received().size() == stored.get(c.conversation()).size()));
    clients.forEach(client -> check(client, stored.get(client.conversation())));
  }

  private static void check(ProofClient client, Map<Long, String> messages) {
    assertThat(client.received()).isEqualTo(messages);
    client
        .acknowledged()
        .forEach(
            (id, seq) ->
                assertThat(messages.get(seq)).isEqualTo(client.member().username() + " " + id));
    assertThat(client.faults()).isEmpty();
  }

  /** By seq; and no number is missing, and no message is there twice. */
  private Map<Long, String> read(String conversation) throws SQLException {
    Map<Long, String> messages = new HashMap<>();
    try (Connection connection = cluster.database().connect();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT seq, content FROM messages WHERE conversation_id = ? ORDER BY seq")) {
      query.setLong(1, Long.parseLong(conversation));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          messages.put(rows.getLong(1), rows.getString(2));
          assertThat(rows.getLong(1)).as("no hole").isEqualTo(messages.size());
        }
      }
    }
    assertThat(messages.values()).doesNotHaveDuplicates();
    return messages;
  }

  @Override
  public String toString() {
    return "%d clients, %d messages acknowledged, %d acknowledgements lost with their connection,"
            .formatted(
                clients.size(), sum(c -> c.acknowledged().size()), sum(ProofClient::unanswered))
        + " %d reconnects, %d doubles dropped by clients"
            .formatted(sum(ProofClient::reconnects), sum(ProofClient::doubles));
  }

  private int sum(ToIntFunction<ProofClient> figure) {
    return clients.stream().mapToInt(figure).sum();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    clients.forEach(ProofClient::close);
  }
}
