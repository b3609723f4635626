package dev.lamplighter.wire.frames;

import dev.lamplighter.wire.websocket.PrivateField;
import jakarta.servlet.ServletInputStream;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.function.UnaryOperator;
import org.glassfish.tyrus.core.ProtocolHandler;
import org.glassfish.tyrus.core.TyrusRemoteEndpoint;
import org.glassfish.tyrus.core.TyrusWebSocket;

/** Where Tyrus reads from. Loading this class fails where a server has no such fields. */
final class TyrusInput {
  private static final String SERVLET = "org.glassfish.tyrus.servlet.";

  /** From the remote endpoint on, one inside the other. */
  private static final Field[] PATH = {
    PrivateField.of(TyrusRemoteEndpoint.class, "webSocket"),
    PrivateField.of(TyrusWebSocket.class, "protocolHandler"),
    PrivateField.of(ProtocolHandler.class, "writer"),
    PrivateField.of(SERVLET + "TyrusServletWriter", "tyrusHttpUpgradeHandler"),
    PrivateField.of(SERVLET + "TyrusServletUpgrade$TyrusHttpUpgradeHandlerProxy", "handler"),
  };

  private static final Field INPUT = PrivateField.of(SERVLET + "TyrusHttpUpgradeHandler", "is");

  private TyrusInput() {}

  /** For {@code @OnOpen}: until it returns, nobody reads. */
  static void replace(Session session, UnaryOperator<ServletInputStream> by) {
    Object next = session.getAsyncRemote();
    for (Field field : PATH) {
      next = PrivateField.get(field, next);
    }
    PrivateField.set(INPUT, next, by.apply((ServletInputStream) PrivateField.get(INPUT, next)));
  }
}
