package dev.lamplighter.wire.socketio.engine;

import java.util.Optional;

/**
 * By which transport a session reaches its client: long polling until a WebSocket is in use.
 * Guarded by its session.
 */
final class Route {
  private final EngineSession session;
  private final Engine engine;
  private Poll poll;
  private EngineSocket socket;
  private Upgrade upgrade;

  Route(EngineSession session, Engine engine) {
    this.session = session;
    this.engine = engine;
  }

  boolean isPolling() {
    return socket == null;
  }

  boolean isOn(EngineSocket other) {
    return socket == other;
  }

  boolean isOn(Poll other) {
    return poll == other;
  }

  boolean hasPoll() {
    return poll != null;
  }

  /** Where something can be written now, or null. A poll is good for one write. */
  Outlet claim() {
    return isPolling() ? claimPoll() : socket;
  }

  Poll claimPoll() {
    Poll claimed = poll;
    poll = null;
    return claimed;
  }

  void polled(Poll asking) {
    poll = asking;
    if (upgrade != null) {
      upgrade.polled();
    }
  }

  void use(EngineSocket first) {
    first.use();
    socket = first;
  }

  void beginUpgrade(EngineSocket probing) {
    upgrade = new Upgrade(session, engine, probing);
  }

  /** The WebSocket that was probing, and is not any more. */
  Optional<EngineSocket> endUpgrade() {
    Optional<EngineSocket> probing = Optional.ofNullable(upgrade).map(Upgrade::socket);
    probing.ifPresent(this::endUpgrade);
    return probing;
  }

  void probed(EngineSocket probing) {
    if (isProbing(probing)) {
      upgrade.probed(hasPoll());
    }
  }

  /** Whether this upgrade is still under way. */
  boolean isAt(Upgrade other) {
    return upgrade == other;
  }

  private boolean isProbing(EngineSocket other) {
    return upgrade != null && upgrade.socket() == other;
  }

  /** True when this socket was probing, and is not any more. */
  boolean endUpgrade(EngineSocket probing) {
    if (!isProbing(probing)) {
      return false;
    }
    upgrade.end();
    upgrade = null;
    return true;
  }

  /** For the end of the session: the WebSocket that must be closed with it. */
  Optional<EngineSocket> leave() {
    return endUpgrade().or(() -> Optional.ofNullable(socket));
  }
}
