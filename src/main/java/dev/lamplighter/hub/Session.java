package dev.lamplighter.hub;

import dev.lamplighter.identity.Caller;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One live connection of one user, whatever wire it speaks. Every method may be called from any
 * thread and none blocks. Times of life are {@code System.nanoTime()}.
 */
public final class Session implements FrameSender.Completion {
  private static final long POLITE_CLOSE_NANOS = 2_000_000_000L;

  private final String id;
  private final SessionInfo info;
  private final Wire wire;
  private final FrameSender sender;
  private final Outbox outbox;
  private final Flusher flusher;
  private final Closer closer;
  private final Instant since = Instant.now();

  /** What this session subscribed to; guarded by this. Immutable if none, null once it has left. */
  private Set<String> channels = Set.of();

  /** Whether it hears only what it asked for, and the channel it came for, if any. */
  private boolean confined;

  private String home;

  private final AtomicReference<Hub.Stage> stage = new AtomicReference<>(Hub.Stage.NEW);
  private final AtomicReference<CloseCode> closing = new AtomicReference<>();
  private boolean parting;
  private volatile boolean closeQueued;
  private volatile long closingSince;
  private volatile Caller caller;
  private volatile long lastHeard = System.nanoTime();
  private volatile long lastPing = lastHeard;

  Session(String id, SessionInfo info, Wire wire, FrameSender sender, Hub.Parts parts) {
    this.id = id;
    this.info = info;
    this.caller = info.caller();
    this.wire = wire;
    this.sender = sender;
    this.outbox = parts.newOutbox();
    this.flusher = parts.flusherOf(id);
    this.closer = parts.closer();
  }

  public String id() {
    return id;
  }

  public String userId() {
    return caller.userId();
  }

  public String username() {
    return caller.username();
  }

  public Caller caller() {
    return caller;
  }

  public SessionInfo info() {
    return info;
  }

  public Wire wire() {
    return wire;
  }

  public Instant since() {
    return since;
  }

  /**
   * Of what is its user's, it hears only what is about this channel, or about one it subscribes to
   * besides. To be called before it is admitted.
   *
   * @param channel null for none at all
   */
  public void confine(String channel) {
    confined = true;
    home = channel;
  }

  /** The channel that it is confined to; empty where it is not, or to none. */
  public Optional<String> home() {
    return Optional.ofNullable(home);
  }

  /**
   * Whether it is told what is its user's and about this channel.
   *
   * @param topic null for what belongs to no channel
   */
  public boolean hears(String topic) {
    return !confined || (topic != null && (topic.equals(home) || isSubscribed(topic)));
  }

  /** A fresh token of the same user, shown on the live socket. */
  public void renew(Caller renewed) {
    caller = renewed;
  }

  /** Something came from the client, be it only a pong. */
  public void heard() {
    lastHeard = System.nanoTime();
  }

  public void send(Event event) {
    enqueue(wire.encode(event), event.latestKey());
  }

  /** Hands a frame of this session's wire to its outbox; a full outbox cuts the session off. */
  public void enqueue(Frame frame, String latestKey) {
    switch (outbox.offer(frame, latestKey)) {
      case SCHEDULE -> flusher.add(this);
      case FULL -> cutOff(CloseCode.SLOW_CONSUMER);
      default -> {}
    }
  }

  @Override
  public void written(Throwable failure) {
    if (failure != null) {
      cutOff(CloseCode.BROKEN);
    } else if (outbox.written()) {
      flusher.add(this);
    } else if (closing.get() != null && outbox.isDrained()) {
      queueClose();
    }
  }

  /** Closes once what waits has been written, at the latest after two seconds. */
  public void close(CloseCode code) {
    if (part()) {
      wire.farewell(code).forEach(frame -> enqueue(frame, null));
      closingSince = System.nanoTime();
      closing.compareAndSet(null, code);
      if (outbox.isDrained()) {
        queueClose();
      }
    }
  }

  /** True once. Before {@code closing} is set, so that a farewell is never closed upon. */
  private synchronized boolean part() {
    boolean first = !parting;
    parting = true;
    return first;
  }

  /** Closes at once and drops what waits. */
  public void cutOff(CloseCode code) {
    closing.compareAndSet(null, code);
    outbox.close();
    queueClose();
  }

  public boolean isClosing() {
    return closing.get() != null;
  }

  private synchronized void queueClose() {
    if (!closeQueued) {
      closeQueued = true;
      closer.close(this, closing.get());
    }
  }

  /** Called every second by the heartbeat, its only caller. */
  void tick(long now, HubSettings settings, long wallMillis) {
    if (closing.get() != null) {
      if (now - closingSince > POLITE_CLOSE_NANOS) {
        cutOff(closing.get());
      }
    } else if (!sender.isWaitingToBeAsked()
        && outbox.stuckSince(now - settings.sendTimeout().toNanos())) {
      cutOff(CloseCode.SLOW_CONSUMER);
    } else if (!wire.hasHeartbeat() && now - lastHeard > 2 * settings.pingInterval().toNanos()) {
      close(CloseCode.SILENT);
    } else if (isOver(settings, wallMillis)) {
      close(CloseCode.TOKEN_EXPIRED);
    } else if (!wire.hasHeartbeat() && now - lastPing > settings.pingInterval().toNanos()) {
      lastPing = now;
      enqueue(Frame.PING, "ping");
    }
  }

  private boolean isOver(HubSettings settings, long wallMillis) {
    return settings
        .expiryGrace()
        .map(grace -> caller.expiresAt().plus(grace))
        .filter(end -> wallMillis > end.toEpochMilli())
        .isPresent();
  }

  /** Records a subscription; false when it is there already or the session has left. */
  synchronized boolean joined(String channel) {
    if (channels == null) {
      return false;
    }
    if (channels.isEmpty()) {
      channels = new HashSet<>(4);
    }
    return channels.add(channel);
  }

  synchronized boolean parted(String channel) {
    return isSubscribed(channel) && channels.remove(channel);
  }

  /** All subscriptions, for the last time: none is accepted afterwards. */
  synchronized Set<String> leave() {
    Set<String> left = channels == null ? Set.of() : channels;
    channels = null;
    return left;
  }

  /** How many subscribed channels begin with the prefix. */
  public synchronized int subscriptions(String prefix) {
    return channels == null
        ? 0
        : (int) channels.stream().filter(name -> name.startsWith(prefix)).count();
  }

  public synchronized boolean isSubscribed(String channel) {
    return channels != null && channels.contains(channel);
  }

  AtomicReference<Hub.Stage> stage() {
    return stage;
  }

  Outbox outbox() {
    return outbox;
  }

  FrameSender sender() {
    return sender;
  }
}
