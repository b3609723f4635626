package dev.lamplighter.listener;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Who asks for more and does not read what came before is not waited for: each answer that does not
 * fit would hold a thread for the whole write time-out, one after the other. Called on the server's
 * own threads, once a request.
 */
final class UnreadProbe extends HttpServerProbe.Adapter {
  /**
   * Bytes of answers that the kernel did not take; the server waits for a client at some 256 KiB.
   */
  private static final int MOST_UNREAD = 1 << 16;

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onRequestReceiveEvent(
      HttpServerFilter filter, Connection connection, Request request) {
    if (connection instanceof NIOConnection nio
        && nio.getAsyncWriteQueue().spaceInBytes() > MOST_UNREAD) {
      connection.terminateSilently(); // not gracefully: that waits for what is not read
    }
  }
}
