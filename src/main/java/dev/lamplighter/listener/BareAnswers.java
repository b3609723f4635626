package dev.lamplighter.listener;

import dev.lamplighter.edge.Hardening;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;

/** Our headers on what the server answers before any filter sees the request. */
final class BareAnswers extends HttpServerProbe.Adapter {

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onRequestReceiveEvent(
      HttpServerFilter filter, Connection connection, Request request) {
    Hardening.forAnyAnswer(request.getResponse()::setHeader);
  }
}
