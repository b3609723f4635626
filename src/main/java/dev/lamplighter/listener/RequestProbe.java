package dev.lamplighter.listener;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Sees requests begin and end. A WebSocket's ends with the socket. */
final class RequestProbe extends HttpServerProbe.Adapter {
  private final OpenConnections<Connection<?>> open;

  RequestProbe(OpenConnections<Connection<?>> open) {
    this.open = open;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onRequestReceiveEvent(
      HttpServerFilter filter, Connection connection, Request request) {
    open.begun(connection, request.getProtocol() == Protocol.HTTP_2_0);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onRequestCompleteEvent(
      HttpServerFilter filter, Connection connection, Response response) {
    open.answered(connection);
  }
}
