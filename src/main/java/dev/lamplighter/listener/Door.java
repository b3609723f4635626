package dev.lamplighter.listener;

import dev.lamplighter.edge.TrustedProxies;
import dev.lamplighter.limits.Shares;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.nio.NIOConnection;

/** Lets in as many as this node can take, and sees out who does not ask for anything. */
final class Door {
  private static final Logger LOG = Logger.getLogger(Door.class.getName());

  private final OpenConnections<Connection<?>> open;
  private final ListenerProbes probes;

  private Door(OpenConnections<Connection<?>> open) {
    this.open = open;
    this.probes = new ListenerProbes(open);
  }

  /**
   * @param fair false: one address may have all there is
   */
  static Door of(ListenerSettings settings, TrustedProxies proxies, boolean fair) {
    Machine machine = Machine.look();
    Capacity capacity =
        Capacity.of(settings.connections(), machine.files(), machine.openFiles(), machine.heap());
    int all = capacity.connections();
    int ofOne = fair ? capacity.ofOneAddress() : all;
    LOG.info(
        () ->
            "event=listener_capacity connections="
                + all
                + " of_one_address="
                + ofOne
                + " because="
                + capacity.reason()
                + ' '
                + machine);
    return new Door(
        new OpenConnections<>(
            new Shares(ofOne, all),
            new Shares(fair ? settings.heads() : all, all),
            settings.headTimeout(),
            proxies::isTrusted,
            System::nanoTime));
  }

  void guard(PayaraListener listener) {
    probes.putOn(listener);
  }

  void closeOverdue() {
    for (Connection<?> connection : open.overdue()) {
      if (isRegistered(connection)) {
        connection.terminateSilently(); // gracefully would wait for who does not read
      }
    }
  }

  /** Else closing would lose its descriptor; it is looked at again. */
  private static boolean isRegistered(Connection<?> connection) {
    return connection instanceof NIOConnection nio && nio.getSelectorRunner() != null;
  }

  void tellRefused() {
    int refused = probes.takeRefused();
    if (refused > 0) {
      LOG.warning("event=connections_refused count=" + refused + " open=" + open.count());
    }
  }

  void leave() {
    probes.remove();
  }
}
