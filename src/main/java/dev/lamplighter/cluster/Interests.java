package dev.lamplighter.cluster;

import dev.lamplighter.hub.Channels;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels that this node wants to hear, and that the others know it. Announcements are
 * numbered; a node that acknowledged a number knows all up to it.
 */
final class Interests implements NodeListener {
  private static final String ANNOUNCED = "interest";
  private static final String KNOWN = "interest_known";
  private static final String ENDED = "interest_ended";

  private static final class Interest {
    private final long announcement;
    private long neededAt;

    Interest(long announcement) {
      this.announcement = announcement;
    }
  }

  private final Nodes nodes;
  private final Channels channels;
  private final Listening listening;
  private final Duration patience;
  private final Duration linger;
  private final Map<String, Interest> own = new HashMap<>();
  private final Map<Node, Long> acknowledged = new HashMap<>();
  private long announcements;
  private long births;

  /**
   * @param patience how long {@code hear} waits for the others
   * @param linger how long an interest outlives the last subscriber
   */
  Interests(
      Nodes nodes, Channels channels, Listening listening, Duration patience, Duration linger) {
    this.nodes = nodes;
    this.channels = channels;
    this.listening = listening;
    this.patience = patience;
    this.linger = linger;
    nodes.receive(ANNOUNCED, this::announced);
    nodes.receive(KNOWN, this::known);
    nodes.receive(ENDED, (from, message) -> listening.ended(from, names(message)));
    nodes.listen(this);
  }

  /** Blocks until all nodes know that this one hears the channel, two seconds at most. */
  void hear(String channel) {
    try {
      if (!await(channel)) {
        remindTheSlow();
        throw ProblemException.of(
            ProblemType.UNAVAILABLE, "Another server did not answer. Try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(ProblemType.UNAVAILABLE, "This server is stopping.");
    }
  }

  private synchronized boolean await(String channel) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long life = births;
    while (!isKnown(needed(channel).announcement)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(1 + left / 1_000_000);
    }
    return life == births;
  }

  /** The interest as it is announced; whoever asks keeps it alive. */
  private Interest needed(String channel) {
    Interest interest = own.get(channel);
    if (interest == null) {
      interest = new Interest(++announcements);
      own.put(channel, interest);
      nodes.sendAll(ANNOUNCED, announcement(List.of(channel), announcements, false, false));
    }
    interest.neededAt = System.nanoTime();
    return interest;
  }

  private boolean isKnown(long announcement) {
    return acknowledged.values().stream().allMatch(number -> number >= announcement);
  }

  private synchronized void remindTheSlow() {
    long last = announcements;
    acknowledged.forEach(
        (node, number) -> {
          if (number < last) {
            announceAll(node, false);
          }
        });
  }

  /** To be called every few seconds: ends what nobody has needed for a while. */
  synchronized void sweep() {
    long now = System.nanoTime();
    List<String> ended =
        own.entrySet().stream()
            .filter(e -> isOver(e.getKey(), e.getValue(), now))
            .map(Map.Entry::getKey)
            .toList();
    if (!ended.isEmpty()) {
      own.keySet().removeAll(ended);
      nodes.sendAll(ENDED, new JsonOutput().putStrings("channels", ended).build().toString());
    }
  }

  private boolean isOver(String channel, Interest interest, long now) {
    if (channels.hasSubscribers(channel)) {
      interest.neededAt = now;
    }
    return now - interest.neededAt > linger.toNanos();
  }

  @Override
  public synchronized void joined(Node node) {
    acknowledged.put(node, 0L);
    announceAll(node, false);
  }

  @Override
  public synchronized void left(Node node) {
    acknowledged.remove(node);
    listening.left(node);
    notifyAll();
  }

  @Override
  public synchronized void missed(Node node) {
    listening.doubt(node);
    announceAll(node, true);
  }

  @Override
  public synchronized void reborn(boolean frozen) {
    births++;
    acknowledged.clear();
    listening.clear();
    notifyAll();
  }

  /** Replaces what that node knows; it answers with its own where it is asked. */
  private void announceAll(Node node, boolean asks) {
    nodes.send(node, ANNOUNCED, announcement(own.keySet(), ++announcements, true, asks));
  }

  private static String announcement(
      Collection<String> channels, long number, boolean all, boolean asks) {
    return new JsonOutput()
        .putStrings("channels", channels)
        .put("number", number)
        .put("all", all)
        .put("asks", asks)
        .build()
        .toString();
  }

  private void announced(Node from, JsonObject message) {
    boolean sure = listening.announced(from, names(message), message.getBoolean("all", false));
    if (sure) {
      long number = message.getJsonNumber("number").longValue();
      nodes.send(from, KNOWN, new JsonOutput().put("number", number).build().toString());
    }
    if (message.getBoolean("asks", false)) {
      synchronized (this) {
        announceAll(from, false);
      }
    }
  }

  private synchronized void known(Node from, JsonObject message) {
    long number = message.getJsonNumber("number").longValue();
    acknowledged.computeIfPresent(from, (node, before) -> Math.max(before, number));
    notifyAll();
  }

  private static List<String> names(JsonObject message) {
    return message.getJsonArray("channels").getValuesAs(JsonString::getString);
  }
}
