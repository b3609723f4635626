package dev.lamplighter.wire.websocket;

import java.lang.reflect.Field;
import java.net.SocketAddress;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.ssl.SSLUtils;
import org.glassfish.tyrus.core.ProtocolHandler;
import org.glassfish.tyrus.core.TyrusWebSocket;

/**
 * What lies under one WebSocket in Payara: Tyrus's writer, whose monitor orders all that is
 * written, Grizzly's request of its handshake, and Grizzly's connection. Loading this class fails
 * where a server has no such fields.
 */
record GrizzlyConnection(Object writer, Object request, Connection<SocketAddress> connection) {
  private static final Field PROTOCOL = PrivateField.of(TyrusWebSocket.class, "protocolHandler");
  private static final Field WRITER = PrivateField.of(ProtocolHandler.class, "writer");

  /** From the writer on, one inside the other. */
  private static final Field[] PATH = {
    PrivateField.of("org.glassfish.tyrus.servlet.TyrusServletWriter", "tyrusHttpUpgradeHandler"),
    PrivateField.of(
        "org.glassfish.tyrus.servlet.TyrusServletUpgrade$TyrusHttpUpgradeHandlerProxy", "handler"),
    PrivateField.of("org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler", "wc"),
    PrivateField.of("org.apache.catalina.connector.WebConnectionImpl", "request"),
    PrivateField.of("org.apache.catalina.connector.Request", "coyoteRequest"),
    PrivateField.of("org.glassfish.grizzly.http.server.Request", "request"),
  };

  private static final Field CONNECTION =
      PrivateField.of("org.glassfish.grizzly.http.HttpRequestPacket", "connection");

  @SuppressWarnings("unchecked") // Grizzly's TCP connections are all of socket addresses
  static GrizzlyConnection under(TyrusWebSocket webSocket) {
    Object writer = PrivateField.get(WRITER, PrivateField.get(PROTOCOL, webSocket));
    Object next = writer;
    for (Field field : PATH) {
      next = PrivateField.get(field, next);
    }
    return new GrizzlyConnection(
        writer, next, (Connection<SocketAddress>) PrivateField.get(CONNECTION, next));
  }

  /** Whether bytes that are handed to the connection are the bytes that leave it. */
  boolean isPlain() {
    return connection.getTransport() instanceof TCPNIOTransport
        && SSLUtils.getSSLEngine(connection) == null;
  }
}
