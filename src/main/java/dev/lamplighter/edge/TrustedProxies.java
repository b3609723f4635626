package dev.lamplighter.edge;

import dev.lamplighter.problem.StartFailure;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** The proxies whose {@link Forwarded} headers are believed. */
public final class TrustedProxies {
  private static final String SETTING = "lamplighter.trusted.proxies";

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * @throws StartFailure where one is no address block
   */
  public static TrustedProxies of(Config config) {
    try {
      return of(config.getOptionalValue(SETTING, String.class).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "LAMPLIGHTER_TRUSTED_PROXIES must list address blocks such as 10.0.0.0/8.");
    }
  }

  /**
   * @param list CIDRs, separated by commas
   * @throws IllegalArgumentException where one is none
   */
  static TrustedProxies of(String list) {
    return new TrustedProxies(
        Arrays.stream(list.split(",")).filter(t -> !t.isBlank()).map(Network::parse).toList());
  }

  /**
   * @param peer who opened the connection
   * @param scheme of the connection itself
   */
  ClientAddress resolve(String peer, Forwarded forwarded, String scheme) {
    ClientAddress nearest = new ClientAddress(peer, scheme);
    if (!isTrusted(peer)) {
      return nearest;
    }
    List<Forwarded.Hop> hops = forwarded.hops();
    for (int i = hops.size() - 1; i >= 0; i--) {
      Forwarded.Hop hop = hops.get(i);
      String said = hop.scheme() == null ? scheme : hop.scheme();
      if (!Network.isAddress(hop.address())) {
        return new ClientAddress(nearest.address(), said);
      }
      nearest = new ClientAddress(hop.address(), said);
      // What stands further left was written by the client itself, and proves nothing.
      if (!isTrusted(hop.address())) {
        return nearest;
      }
    }
    return nearest;
  }

  /** False for what is no address. */
  public boolean isTrusted(String address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
