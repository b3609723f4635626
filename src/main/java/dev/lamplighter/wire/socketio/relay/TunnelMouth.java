package dev.lamplighter.wire.socketio.relay;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;

/** What the container makes of a client's connection that a tunnel begins at. */
public final class TunnelMouth implements HttpUpgradeHandler {
  private Tunnel tunnel;

  /** For the container. */
  public TunnelMouth() {}

  void of(Tunnel beginning) {
    tunnel = beginning;
  }

  @Override
  public void init(WebConnection connection) {
    tunnel.begin(connection);
  }

  @Override
  public void destroy() {
    tunnel.end();
  }
}
