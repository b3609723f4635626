package dev.lamplighter.listener;

import dev.lamplighter.edge.Hardening;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.HttpRequestPacket;

/** Our headers on the answer to bytes that are no request. */
final class BareErrors extends HttpProbe.Adapter {

  @Override
  @SuppressWarnings("rawtypes") // as Grizzly has it
  public void onErrorEvent(Connection connection, HttpPacket packet, Throwable error) {
    if (packet instanceof HttpRequestPacket request && !request.getResponse().isCommitted()) {
      Hardening.forAnyAnswer(request.getResponse()::setHeader);
    }
  }
}
