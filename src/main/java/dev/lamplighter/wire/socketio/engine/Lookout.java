package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.wire.websocket.PrivateField;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Notices clients that leave while their request is held. Grizzly does not read from a connection
 * whose request is under way, so it learns of that only when it writes; a selector of our own sees
 * it, and reads nothing. Requests that are answered at once are not looked at.
 */
final class Lookout implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Lookout.class.getName());

  private final Selector selector;
  private final Queue<HeldPoll> newcomers = new ConcurrentLinkedQueue<>();
  private volatile boolean blind;

  Lookout() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any thread. */
  void watch(HeldPoll poll) {
    if (!blind) {
      newcomers.add(poll);
    }
  }

  /** Every now and then, on one thread; does not wait. */
  void look() {
    try {
      selector.selectNow(Lookout::see);
      for (int left = newcomers.size(); left > 0; left--) {
        HeldPoll poll = newcomers.remove();
        if (poll.isWaiting()) {
          register(poll);
        }
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.log(Level.FINE, "event=look_failed", e);
    }
  }

  private void register(HeldPoll poll) throws IOException {
    try {
      SocketChannel channel = poll.whileUsable(Connections::channel);
      if (channel != null) {
        poll.watchedBy(channel.register(selector, SelectionKey.OP_READ, poll));
      }
    } catch (CancelledKeyException stillOfTheLastRequest) {
      newcomers.add(poll);
    } catch (ClosedChannelException gone) {
      poll.clientLeft();
    } catch (LinkageError | IllegalArgumentException | ClassCastException otherServer) {
      blind = true;
      LOG.log(Level.WARNING, "event=lost_clients_noticed_late", otherServer);
    }
  }

  /** Bytes that are there are the next request already, of which we know nothing. */
  private static void see(SelectionKey key) {
    HeldPoll poll = (HeldPoll) key.attachment();
    key.cancel();
    if (poll.isWaiting() && hasEnded((SocketChannel) key.channel())) {
      poll.clientLeft();
    }
  }

  private static boolean hasEnded(SocketChannel channel) {
    try {
      return channel.socket().getInputStream().available() == 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "event=selector_not_closed", e);
    }
  }

  /** What lies under a request in Payara. */
  private static final class Connections {
    private static final Field[] PATH = {
      PrivateField.of("org.apache.catalina.connector.RequestFacade", "request"),
      PrivateField.of("org.apache.catalina.connector.Request", "coyoteRequest"),
      PrivateField.of("org.glassfish.grizzly.http.server.Request", "request"),
      PrivateField.of("org.glassfish.grizzly.http.HttpRequestPacket", "connection"),
    };

    static SocketChannel channel(HttpServletRequest request) {
      Object next = request;
      for (Field field : PATH) {
        next = PrivateField.get(field, next);
      }
      return (SocketChannel) ((NIOConnection) next).getChannel();
    }
  }
}
