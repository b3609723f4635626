package dev.lamplighter.listener;

import java.util.List;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * One listener that is open.
 *
 * @param accepting its ports
 * @param parsers what makes requests of bytes
 * @param servers what answers requests
 */
record PayaraListener(
    TCPNIOTransport transport,
    List<TCPNIOServerConnection> accepting,
    List<org.glassfish.grizzly.http.HttpServerFilter> parsers,
    List<HttpServerFilter> servers) {}
