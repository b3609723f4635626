package dev.lamplighter.listener;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.nio.NIOConnection;

/** Lets connections in while there is a place for them. Called on the server's selector threads. */
final class AcceptProbe extends ConnectionProbe.Adapter {
  private static final Logger LOG = Logger.getLogger(AcceptProbe.class.getName());

  private final OpenConnections<Connection<?>> open;
  private final AtomicInteger refused = new AtomicInteger();

  AcceptProbe(OpenConnections<Connection<?>> open) {
    this.open = open;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onAcceptEvent(Connection server, Connection client) {
    if (client instanceof NIOConnection nio && !open.open(nio, address(nio))) {
      refused.incrementAndGet();
      refuse(nio);
    }
  }

  /**
   * The server knows no selector for it yet, so its own ways to close would lose the descriptor; a
   * channel that is closed already it does not register.
   */
  private static void refuse(NIOConnection connection) {
    try {
      connection.getChannel().close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "event=connection_not_closed", e);
    }
  }

  private static String address(NIOConnection connection) {
    return connection.getPeerAddress() instanceof InetSocketAddress peer
        ? peer.getAddress().getHostAddress()
        : ""; // gone already
  }

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onCloseEvent(Connection connection) {
    open.closed(connection);
  }

  /** How many were refused since this was asked last. */
  int takeRefused() {
    return refused.getAndSet(0);
  }
}
