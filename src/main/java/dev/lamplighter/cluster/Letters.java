package dev.lamplighter.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes the letters of this node's present life and numbers them for each receiver. One thread.
 */
final class Letters {
  private static final int MAX_CHARS = 256 * 1024;

  private static final class Sent {
    private long number;
    private boolean tail;
  }

  private final Transport transport;
  private final Supplier<Hello> hello;
  private final ClusterCounters counters;
  private final Map<Node, Sent> sent = new HashMap<>();
  private Node writer;

  Letters(Transport transport, Supplier<Hello> hello, ClusterCounters counters) {
    this.transport = transport;
    this.hello = hello;
    this.counters = counters;
  }

  /** To be called before a round of letters: who writes, and who can still be written to. */
  void begin(Node self, Set<Node> others) {
    if (!self.equals(writer)) {
      writer = self;
      sent.clear();
    }
    sent.keySet().retainAll(others);
  }

  /** Messages to that node were dropped: the next letter has a number too high. */
  void skip(Node to) {
    of(to).number++;
    of(to).tail = true;
  }

  void write(Node to, List<Letter.Outgoing> items) {
    List<Letter.Outgoing> part = new ArrayList<>();
    int size = 0;
    for (Letter.Outgoing item : items) {
      if (size > 0 && size + item.size() > MAX_CHARS) {
        send(to, part);
        part.clear();
        size = 0;
      }
      part.add(item);
      size += item.size();
    }
    send(to, part);
    of(to).tail = true;
    counters.sent.add(items.size());
  }

  /** An empty letter to whoever got one since the last call: so the loss of a last one shows. */
  void tails() {
    sent.forEach(
        (to, count) -> {
          if (count.tail) {
            count.tail = false;
            send(to, List.of());
          }
        });
  }

  private void send(Node to, List<Letter.Outgoing> items) {
    long number = ++of(to).number;
    Hello first = number == 1 ? hello.get() : null;
    transport.send(to.name(), Letter.items(writer, to, number, first, items));
  }

  private Sent of(Node to) {
    return sent.computeIfAbsent(to, node -> new Sent());
  }
}
