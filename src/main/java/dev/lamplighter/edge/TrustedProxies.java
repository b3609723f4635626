package dev.lamplighter.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed. */
final class TrustedProxies {
  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
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
   * @param forwardedFor the header's values joined by commas, or null
   * @param forwardedProto the header's last value, or null
   * @param scheme of the connection itself
   */
  ClientAddress resolve(String peer, String forwardedFor, String forwardedProto, String scheme) {
    if (!isTrusted(peer)) {
      return new ClientAddress(peer, scheme);
    }
    boolean told =
        "https".equalsIgnoreCase(forwardedProto) || "http".equalsIgnoreCase(forwardedProto);
    return new ClientAddress(
        forwardedFor == null ? peer : rightmostUntrusted(peer, forwardedFor.split(",")),
        told ? forwardedProto.toLowerCase(Locale.ROOT) : scheme);
  }

  /** What stands further left was written by the client itself, and proves nothing. */
  private String rightmostUntrusted(String peer, String[] hops) {
    String nearest = peer;
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].strip();
      if (!Network.isAddress(hop)) {
        return nearest;
      }
      nearest = hop;
      if (!isTrusted(hop)) {
        return nearest;
      }
    }
    return nearest;
  }

  private boolean isTrusted(String address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
