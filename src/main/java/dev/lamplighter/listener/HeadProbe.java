package dev.lamplighter.listener;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpProbe;

/** Sees bytes before they are a request. Called on the server's own threads. */
final class HeadProbe extends HttpProbe.Adapter {
  private final OpenConnections<Connection<?>> open;

  HeadProbe(OpenConnections<Connection<?>> open) {
    this.open = open;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onDataReceivedEvent(Connection connection, Buffer buffer) {
    if (!open.heard(connection)) {
      connection.terminateSilently();
    }
  }
}
