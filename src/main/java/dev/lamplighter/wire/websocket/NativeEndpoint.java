package dev.lamplighter.wire.websocket;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One native socket. Thin: identity was settled at the handshake, the rest is the protocol's. */
public abstract class NativeEndpoint {
  /** Bytes; a longer frame closes the socket with 1009. */
  static final int MAX_FRAME = 65536;

  /** A client that offers it, beside its token, is answered with it alone (RFC 6455, 4.2.2). */
  static final String SUBPROTOCOL = "lamplighter.v1";

  private static final Logger LOG = Logger.getLogger(NativeEndpoint.class.getName());

  private NativeSockets sockets;

  /** Known before the client can hear of it: a socket may close while it still opens. */
  private volatile dev.lamplighter.hub.Session session;

  private volatile boolean closed;

  void belongTo(NativeSockets all) {
    sockets = all;
  }

  /** The channel that this endpoint's path carries, and alone; or null. */
  String channel(Session socket) {
    return null;
  }

  /** Whether it carries only what its path names, instead of all that is the user's. */
  boolean isConfined() {
    return true;
  }

  @OnOpen
  public void open(Session socket) {
    session = sockets.prepare(socket);
    if (isConfined()) {
      session.confine(channel(socket));
    }
    if (closed) {
      sockets.closed(session);
    }
    sockets.admit(session, channel(socket));
  }

  @OnMessage(maxMessageSize = MAX_FRAME)
  public void text(String text) {
    sockets.protocol().received(session, text);
  }

  @OnMessage(maxMessageSize = MAX_FRAME)
  public void binary(ByteBuffer ignored) {
    sockets.protocol().receivedBinary(session);
  }

  @OnMessage
  public void pong(PongMessage ignored) {
    session.heard();
  }

  @OnClose
  public void close() {
    closed = true;
    if (session != null) {
      sockets.closed(session);
    }
  }

  @OnError
  public void error(Throwable thrown) {
    LOG.log(Level.FINE, "event=socket_error", thrown);
  }
}
