package dev.lamplighter.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;

/** A network in memory that can lose, hold back and cut; texts of a sender keep their order. */
final class SimulatedNetwork implements AutoCloseable {
  final class Port implements Transport {
    private final ExecutorService wire = Executors.newSingleThreadExecutor();
    final List<String> received = new CopyOnWriteArrayList<>();
    private volatile String id;
    private volatile String name;
    private volatile Inbox inbox;
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;

    Port(String id) {
      this.id = id;
    }

    @Override
    public void open(String opened, Inbox to) {
      name = opened;
      inbox = to;
    }

    @Override
    public void send(String to, String text) {
      for (Port port : ports) {
        if (to.equals(port.name)) {
          carry(port, text);
        }
      }
    }

    @Override
    public void sendAll(String text) {
      ports.forEach(port -> carry(port, text));
    }

    private void carry(Port to, String text) {
      if (!loses.test(id + ">" + to.id, text) && !isCut(id, to.id)) {
        to.arrive(text);
      }
    }

    private synchronized void arrive(String text) {
      Runnable delivery = () -> deliver(text);
      if (holding) {
        held.add(delivery);
      } else if (!wire.isShutdown()) {
        wire.execute(delivery);
      }
    }

    private void deliver(String text) {
      Inbox open = inbox;
      if (open != null) {
        received.add(text);
        open.received(text);
      }
    }

    /** As a process that stands still: what comes waits, and so does whoever asks this port. */
    synchronized void hold() {
      holding = true;
    }

    synchronized void release() {
      holding = false;
      notifyAll();
      held.forEach(wire::execute);
      held.clear();
    }

    /** As after a merge: the same process has another id. */
    void renamed(String newId) {
      id = newId;
      inbox.merged();
    }

    Inbox inbox() {
      return inbox;
    }

    @Override
    public synchronized Member self() {
      try {
        while (holding) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return member();
    }

    private Member member() {
      return new Member(id, "host-" + id + ":6900");
    }

    @Override
    public List<Member> members() {
      return ports.stream().filter(p -> !isCut(id, p.id)).map(Port::member).toList();
    }

    @Override
    public void close() {
      inbox = null;
      ports.remove(this);
      wire.shutdownNow();
    }
  }

  private final List<Port> ports = new CopyOnWriteArrayList<>();
  private final Set<String> cuts = ConcurrentHashMap.newKeySet();
  private volatile BiPredicate<String, String> loses = (way, text) -> false;

  Port plug(String id) {
    Port port = new Port(id);
    ports.add(port);
    return port;
  }

  /** Texts are lost for which this is true of their way, such as {@code a>b}, and the text. */
  void lose(BiPredicate<String, String> which) {
    loses = which;
  }

  void loseNothing() {
    loses = (way, text) -> false;
  }

  private boolean isCut(String one, String other) {
    return cuts.contains(one + other) || cuts.contains(other + one);
  }

  void cut(String one, String other) {
    cuts.add(one + other);
  }

  void heal() {
    cuts.clear();
  }

  /** As the transport tells the rest when it gives up a member. */
  void remove(String id) {
    for (Port port : ports) {
      Transport.Inbox inbox = port.inbox;
      if (!port.id.equals(id) && inbox != null) {
        inbox.removed(id);
      }
    }
  }

  Map<String, Port> byId() {
    Map<String, Port> all = new ConcurrentHashMap<>();
    ports.forEach(port -> all.put(port.id, port));
    return all;
  }

  @Override
  public void close() {
    List.copyOf(ports).forEach(Port::close);
  }
}
