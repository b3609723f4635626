package dev.lamplighter.cluster;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads what comes from other nodes. The transport's threads only hand over. */
final class Reception implements Transport.Inbox {
  private static final Logger LOG = Logger.getLogger(Reception.class.getName());

  private final HazelcastNodes nodes;
  private final Lives lives;
  private final Listeners listeners;
  private final Stripes stripes;
  private final Doorstep doorstep;
  private final ClusterCounters counters;

  Reception(
      HazelcastNodes nodes,
      Lives lives,
      Listeners listeners,
      Stripes stripes,
      Doorstep doorstep,
      ClusterCounters counters) {
    this.nodes = nodes;
    this.lives = lives;
    this.listeners = listeners;
    this.stripes = stripes;
    this.doorstep = doorstep;
    this.counters = counters;
  }

  /** What is not taken leaves a gap in the numbers. */
  @Override
  public void received(String text) {
    if (!stripes.offer(Letter.sender(text), text.length(), () -> read(text))) {
      counters.dropped.increment();
    }
  }

  @Override
  public void removed(String member) {
    for (Node node : lives.ofMember(member)) {
      stripes.run(node.name(), () -> nodes.undisturbed(() -> leave(node)));
    }
  }

  @Override
  public void added() {
    nodes.sayHello(false);
  }

  @Override
  public void merged() {
    nodes.merged();
  }

  private void read(String text) {
    Letter letter;
    try {
      letter = Letter.parse(text);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=cluster_letter_unreadable from=" + Letter.sender(text), e);
      return;
    }
    if (!nodes.isOwn(letter.from())) {
      nodes.undisturbed(() -> take(letter));
    }
  }

  private void take(Letter letter) {
    if (letter.to() != null && !letter.to().equals(nodes.self().life())) {
      return;
    }
    if (lives.isBuried(letter.from())) {
      nodes.tellBuried(letter.from());
    } else if (Letter.BURIED.equals(letter.word())) {
      nodes.wasBuried(letter.to());
    } else if (Letter.BYE.equals(letter.word())) {
      leave(letter.from());
    } else if (letter.hello() == null || greet(letter.from(), letter.hello())) {
      open(letter);
    }
  }

  /** Whether what else is in the letter counts. */
  private boolean greet(Node from, Hello hello) {
    boolean welcome = doorstep.heard(from, hello);
    if (hello.asks()) {
      nodes.answer(from);
    }
    if (welcome && hello.started() && nodes.isStarted()) {
      lives.met(from, hello, System.nanoTime()).forEach(listeners::changed);
      return true;
    }
    return false;
  }

  private void open(Letter letter) {
    if (letter.number() == 0) {
      return;
    }
    switch (lives.read(letter.from(), letter.number(), System.nanoTime())) {
      case NEXT -> deliver(letter);
      case AFTER_GAP -> {
        counters.gaps.increment();
        LOG.warning("event=cluster_gap node=" + letter.from().name() + " at=" + letter.number());
        listeners.missed(letter.from());
        deliver(letter);
      }
      case STRANGER -> nodes.askWhoIsThere();
      default -> {}
    }
  }

  private void deliver(Letter letter) {
    letter.items().forEach(item -> listeners.received(letter.from(), item));
  }

  private void leave(Node node) {
    if (lives.left(node)) {
      listeners.changed(new Lives.Change(node, false));
    }
  }

  /** Gives up those of whom nothing was heard for long, once what waits of them has been read. */
  void buryTheSilent(long silenceNanos) {
    for (Node node : lives.silentSince(System.nanoTime() - silenceNanos)) {
      stripes.run(node.name(), () -> nodes.undisturbed(() -> leaveIfSilent(node, silenceNanos)));
    }
  }

  private void leaveIfSilent(Node node, long silenceNanos) {
    if (lives.silentSince(System.nanoTime() - silenceNanos).contains(node)) {
      leave(node);
    }
  }
}
