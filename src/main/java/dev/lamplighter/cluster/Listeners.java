package dev.lamplighter.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whom this node tells of messages and of other nodes. One that fails does not stop the rest. */
final class Listeners {
  private static final Logger LOG = Logger.getLogger(Listeners.class.getName());

  private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
  private final List<NodeListener> listeners = new CopyOnWriteArrayList<>();

  void add(String kind, Receiver receiver) {
    if (receivers.putIfAbsent(kind, receiver) != null) {
      throw new IllegalStateException("Two receivers of " + kind);
    }
  }

  void add(NodeListener listener) {
    listeners.add(listener);
  }

  void received(Node from, Letter.Item item) {
    Receiver receiver = receivers.get(item.kind());
    if (receiver != null) {
      guard(item.kind(), () -> receiver.received(from, item.data()));
    }
  }

  void changed(Lives.Change change) {
    Node node = change.node();
    LOG.info(
        () ->
            String.format(
                Locale.ROOT,
                "event=node_%s node=%s life=%s",
                change.joined() ? "joined" : "left",
                node.name(),
                node.life()));
    tell(listener -> tell(listener, change));
  }

  private static void tell(NodeListener listener, Lives.Change change) {
    if (change.joined()) {
      listener.joined(change.node());
    } else {
      listener.left(change.node());
    }
  }

  void missed(Node node) {
    tell(listener -> listener.missed(node));
  }

  void reborn(boolean frozen) {
    tell(listener -> listener.reborn(frozen));
  }

  private void tell(Consumer<NodeListener> news) {
    listeners.forEach(listener -> guard("news of nodes", () -> news.accept(listener)));
  }

  private static void guard(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "event=cluster_listener_failed what=\"" + what + "\"", e);
    }
  }
}
