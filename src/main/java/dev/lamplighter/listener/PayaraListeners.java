package dev.lamplighter.listener;

import dev.lamplighter.wire.websocket.PrivateField;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

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
  private static final Field PORTS = PrivateField.of(TCPNIOTransport.class, "serverConnections");

  private PayaraListeners() {}

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<PayaraListener> open() throws ReflectiveOperationException {
    Object service =
        type("org.glassfish.internal.api.Globals")
            .getMethod("get", Class.class)
            .invoke(null, SERVICE);
    List<PayaraListener> open = new ArrayList<>();
    for (Object proxy : (Collection<?>) PrivateField.get(PROXIES, service)) {
      Object listener = PROXY.isInstance(proxy) ? PrivateField.get(LISTENER_OF, proxy) : null;
      if (LISTENER.isInstance(listener)
          && LISTENER.getMethod("getTransport").invoke(listener) instanceof TCPNIOTransport tcp) {
        open.add(parts(listener, tcp));
      }
    }
    return open;
  }

  @SuppressWarnings("unchecked")
  private static PayaraListener parts(Object listener, TCPNIOTransport transport)
      throws ReflectiveOperationException {
    return new PayaraListener(
        transport,
        List.copyOf((Collection<TCPNIOServerConnection>) PrivateField.get(PORTS, transport)),
        filters(listener, org.glassfish.grizzly.http.HttpServerFilter.class),
        filters(listener, HttpServerFilter.class));
  }

  @SuppressWarnings("unchecked")
  private static <F> List<F> filters(Object listener, Class<F> type)
      throws ReflectiveOperationException {
    return (List<F>) LISTENER.getMethod("getFilters", Class.class).invoke(listener, type);
  }
}
