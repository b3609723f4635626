package dev.lamplighter.cluster;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Where the nodes of the cluster are, as configured; no seat where another system knows that.
 *
 * @param addresses {@code host:port} each
 */
record Seats(List<String> addresses) {
  private static final String DISCOVERY = "kubernetes:";

  static Seats from(Config config) {
    String list = config.getOptionalValue("lamplighter.cluster", String.class).orElse("").strip();
    return new Seats(
        list.startsWith(DISCOVERY)
            ? List.of()
            : Stream.of(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  /** Those that are not at this address. May ask the name service. */
  List<String> besides(String own) {
    return addresses.stream().filter(seat -> !isSame(seat, own)).toList();
  }

  private static boolean isSame(String seat, String own) {
    return seat.equals(own) || port(seat).equals(port(own)) && resolved(seat).equals(resolved(own));
  }

  private static String port(String seat) {
    return seat.substring(seat.lastIndexOf(':') + 1);
  }

  private static InetSocketAddress resolved(String seat) {
    String host = seat.substring(0, Math.max(0, seat.lastIndexOf(':')));
    return new InetSocketAddress(host, Integer.parseInt(port(seat)));
  }
}
