package dev.lamplighter.listener;

import dev.lamplighter.wire.websocket.PrivateField;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpServerFilter;

/**
 * The listeners of Payara, which come and go while it runs: the runnable jar opens its port last.
 * Loading this class fails where a server has no such.
 */
final class PayaraListeners {
  private static final String SERVICES = "com.sun.enterprise.v3.services.impl.";
  private static final Class<?> SERVICE = type(SERVICES + "GrizzlyService");
  private static final Class<?> PROXY = type(SERVICES + "GrizzlyProxy");
  private static final Class<?> LISTENER =
      type("org.glassfish.grizzly.config.GenericGrizzlyListener");
  private static final Field PROXIES = PrivateField.of(SERVICE, "proxies");
  private static final Field LISTENER_OF = PrivateField.of(PROXY, "grizzlyListener");

  private PayaraListeners() {}

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What serves HTTP requests, of all listeners that are open. */
  static List<HttpServerFilter> open() throws ReflectiveOperationException {
    Object service =
        type("org.glassfish.internal.api.Globals")
            .getMethod("get", Class.class)
            .invoke(null, SERVICE);
    return ((Collection<?>) PrivateField.get(PROXIES, service))
        .stream()
            .filter(PROXY::isInstance)
            .map(proxy -> PrivateField.get(LISTENER_OF, proxy))
            .filter(LISTENER::isInstance)
            .flatMap(PayaraListeners::filters)
            .toList();
  }

  @SuppressWarnings("unchecked")
  private static Stream<HttpServerFilter> filters(Object listener) {
    try {
      return ((List<HttpServerFilter>)
              LISTENER
                  .getMethod("getFilters", Class.class)
                  .invoke(listener, HttpServerFilter.class))
          .stream();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
