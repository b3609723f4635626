package dev.lamplighter.wire.websocket;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Upgrades a request as Payara's own {@code upgrade} does, but makes the handler without CDI: the
 * container builds an injection target for each connection, a fifth of what a handshake costs its
 * threads, though Tyrus's handler has nothing to inject. Loading this class fails where a server
 * has no such fields.
 */
final class PlainUpgrade {
  private static final String REQUEST = "org.apache.catalina.connector.Request";
  private static final String GRIZZLY = "org.glassfish.grizzly.http.server.";

  private static final Field REQUEST_OF =
      PrivateField.of("org.apache.catalina.connector.RequestFacade", "request");
  private static final Field UPGRADE = PrivateField.of(REQUEST, "upgrade");
  private static final Field HANDLER = PrivateField.of(REQUEST, "httpUpgradeHandler");
  private static final Field GRIZZLY_REQUEST = PrivateField.of(REQUEST, "coyoteRequest");
  private static final Method RESPONSE_OF = PrivateField.method(GRIZZLY + "Request", "getResponse");
  private static final Method SUSPEND = PrivateField.method(GRIZZLY + "Response", "suspend");

  private PlainUpgrade() {}

  static boolean isPossible(ServletRequest request) {
    return REQUEST_OF.getDeclaringClass().isInstance(unwrapped(request));
  }

  static <T extends HttpUpgradeHandler> T upgrade(ServletRequest request, Class<T> type)
      throws ReflectiveOperationException {
    Object containers = PrivateField.get(REQUEST_OF, unwrapped(request));
    T handler = type.getDeclaredConstructor().newInstance();
    PrivateField.set(UPGRADE, containers, true);
    PrivateField.set(HANDLER, containers, handler);
    SUSPEND.invoke(RESPONSE_OF.invoke(PrivateField.get(GRIZZLY_REQUEST, containers)));
    return handler;
  }

  private static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner;
  }
}
