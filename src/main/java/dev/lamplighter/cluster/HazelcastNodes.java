package dev.lamplighter.cluster;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Logger;

/**
 * The nodes of a cluster, over Hazelcast's topics. A node has a name, and a life until the others
 * give it up; then it goes on as another life, and nothing of the old one counts any more.
 */
public final class HazelcastNodes implements Nodes, Pulse.Beating, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HazelcastNodes.class.getName());
  private static final int STRIPES = 4;
  private static final long WAITING_CHARS = 32L * 1024 * 1024;
  private static final long GOODBYE_MILLIS = 500;

  private final NodesSettings settings;
  private final Transport transport;
  private final String process = NodesSettings.random(12);
  private final Lives lives = new Lives();
  private final Listeners listeners = new Listeners();
  private final ClusterCounters counters = new ClusterCounters();
  private final Stripes stripes;
  private final Doorstep doorstep;
  private final Reception reception;
  private final Post post;
  private final HazelcastState state;
  private final Pulse pulse;

  /**
   * Held shared while listeners are told of others, alone while they are told of a new life: so no
   * message of before is told after it. Listeners do not wait, so nobody is held up for long.
   */
  private final ReadWriteLock world = new ReentrantReadWriteLock();

  private volatile Node self;
  private volatile String memberAtBirth;
  private volatile boolean started;
  private volatile long lastAsked;

  /** Only the pulse's thread, after the first. */
  private int lifeNumber;

  HazelcastNodes(NodesSettings settings, Transport transport, ThreadFactory threads) {
    this.settings = settings;
    this.transport = transport;
    this.stripes = new Stripes(STRIPES, WAITING_CHARS, threads);
    this.doorstep = new Doorstep(settings, transport);
    this.reception = new Reception(this, lives, listeners, stripes, doorstep, counters);
    beBorn();
    var letters = new Letters(transport, () -> hello(false), counters);
    this.post = new Post(letters, this::self, this::others, counters, WAITING_CHARS, threads);
    this.state = new HazelcastState(this, transport, lives, doorstep, counters);
    this.pulse = new Pulse(threads);
  }

  private void beBorn() {
    memberAtBirth = transport.self().id();
    self = new Node(settings.name(), process + "-" + ++lifeNumber);
  }

  /**
   * Joins the cluster; who wants to hear of it is registered by now. Blocks for a round of answers.
   *
   * @throws dev.lamplighter.problem.StartFailure where this node cannot be one of them
   */
  void start() throws InterruptedException {
    transport.open(settings.name(), reception);
    sayHello(true);
    doorstep.await();
    started = true;
    state.started(settings.seats().besides(transport.self().address()));
    sayHello(true);
    pulse.start(settings.beat(), settings.frozen(), this);
    LOG.info(() -> "event=cluster_joined node=" + self.name() + " life=" + self.life());
  }

  @Override
  public void tick(boolean stoodStill) {
    if (stoodStill || wasElsewhere()) {
      rebirth(stoodStill);
    }
    reception.buryTheSilent(settings.silence().toNanos());
  }

  @Override
  public void beat() {
    sayHello(false);
    post.tails();
  }

  /** Whether this member came over from another part of the cluster, which changes its id. */
  private boolean wasElsewhere() {
    return !transport.self().id().equals(memberAtBirth);
  }

  private void rebirth(boolean frozen) {
    world.writeLock().lock();
    try {
      // in this order: no letter of the new life may go to somebody who is about to be forgotten
      lives.forgetAll();
      beBorn();
      LOG.warning(() -> "event=node_reborn life=" + self.life() + " frozen=" + frozen);
      listeners.reborn(frozen);
    } finally {
      world.writeLock().unlock();
    }
    sayHello(true);
  }

  /** The others had given up that life of this node. */
  void wasBuried(String life) {
    pulse.execute(
        () -> {
          if (self.life().equals(life)) {
            rebirth(false);
          }
        });
  }

  void merged() {
    pulse.execute(
        () -> {
          if (wasElsewhere()) {
            rebirth(false);
          }
        });
  }

  /** Runs what tells listeners of others, never while this node changes its life. */
  void undisturbed(Runnable task) {
    world.readLock().lock();
    try {
      task.run();
    } finally {
      world.readLock().unlock();
    }
  }

  boolean isOwn(Node node) {
    return node.name().equals(settings.name()) && node.life().startsWith(process + "-");
  }

  boolean isStarted() {
    return started;
  }

  private Hello hello(boolean asks) {
    Transport.Member member = transport.self();
    return new Hello(
        member.id(),
        settings.installation(),
        member.address(),
        settings.doorway().url(member.address()),
        settings.version(),
        started,
        asks);
  }

  void sayHello(boolean asks) {
    post.errand(() -> transport.sendAll(Letter.hello(self, hello(asks))));
  }

  void answer(Node to) {
    post.errand(() -> transport.send(to.name(), Letter.hello(self, hello(false))));
  }

  /** Letters come from somebody whose hello was lost. */
  void askWhoIsThere() {
    long now = System.nanoTime();
    if (started && now - lastAsked > settings.beat().toNanos()) {
      lastAsked = now;
      sayHello(true);
    }
  }

  void tellBuried(Node node) {
    if (lives.shouldTell(node, System.nanoTime())) {
      post.errand(() -> transport.send(node.name(), Letter.buried(self, node)));
    }
  }

  @Override
  public Node self() {
    return self;
  }

  @Override
  public Set<Node> others() {
    return lives.others();
  }

  @Override
  public Optional<URI> urlOf(String name) {
    return lives.urlOf(name).map(URI::create);
  }

  @Override
  public boolean isOldest() {
    String own = transport.self().id();
    for (Transport.Member member : transport.members()) {
      if (member.id().equals(own)) {
        return true;
      }
      if (!lives.ofMember(member.id()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void send(Node to, String kind, String json) {
    if (others().contains(to)) {
      post.offer(to, kind, json);
    }
  }

  @Override
  public void sendAll(String kind, String json) {
    if (!others().isEmpty()) {
      post.offer(null, kind, json);
    }
  }

  @Override
  public void receive(String kind, Receiver receiver) {
    listeners.add(kind, receiver);
  }

  @Override
  public void listen(NodeListener listener) {
    listeners.add(listener);
  }

  ClusterState state() {
    return state;
  }

  /** Says goodbye, so that the others need not find out. */
  @Override
  public void close() {
    pulse.close();
    if (started) {
      started = false;
      sayGoodbye();
    }
    post.close();
    stripes.close();
    transport.close();
  }

  /** After all that waits; for a moment only, since Hazelcast may be gone before. */
  private void sayGoodbye() {
    CountDownLatch said = new CountDownLatch(1);
    post.errand(
        () -> {
          try {
            transport.sendAll(Letter.bye(self));
          } finally {
            said.countDown();
          }
        });
    try {
      said.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
