package dev.lamplighter.wire.websocket;

import java.lang.reflect.Array;
import java.lang.reflect.Field;

/**
 * Lets go of the header lines of a handshake, which Grizzly keeps with the request and its answer
 * as long as the connection lives: some 4 KiB. Nobody reads them once the socket is open: how the
 * connection ends is decided by what Grizzly noted apart from them. Loading this class fails where
 * a server has no such fields.
 */
final class KeptHeaders {
  private static final String HEADERS = "org.glassfish.grizzly.http.util.MimeHeaders";

  private static final Field RESPONSE =
      PrivateField.of("org.glassfish.grizzly.http.HttpRequestPacket", "response");
  private static final Field OF_PACKET =
      PrivateField.of("org.glassfish.grizzly.http.HttpHeader", "headers");
  private static final Field LINES = PrivateField.of(HEADERS, "headers");
  private static final Field COUNT = PrivateField.of(HEADERS, "count");

  private KeptHeaders() {}

  /**
   * @param request Grizzly's, of a handshake that is answered; called by the thread that answered
   */
  static void release(Object request) {
    empty(PrivateField.get(OF_PACKET, request));
    empty(PrivateField.get(OF_PACKET, PrivateField.get(RESPONSE, request)));
  }

  /** With room for one line it grows by itself, should its packet serve another connection. */
  private static void empty(Object headers) {
    PrivateField.set(COUNT, headers, 0);
    PrivateField.set(LINES, headers, Array.newInstance(LINES.getType().getComponentType(), 1));
  }
}
