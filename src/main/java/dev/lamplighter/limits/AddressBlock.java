package dev.lamplighter.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * What counts as one address: an IPv4 address, or an IPv6 network of 64 bits, since whoever has one
 * of its addresses has all of them (RFC 6177, RFC 8981).
 */
public final class AddressBlock {
  private static final int PREFIX_BYTES = 8;

  private AddressBlock() {}

  /**
   * @param address as numbers, never a host's name
   */
  public static String of(String address) {
    return address.indexOf(':') < 0 ? address : network(address);
  }

  private static String network(String address) {
    try {
      InetAddress known = InetAddress.getByName(address);
      byte[] bytes = known.getAddress();
      return bytes.length > PREFIX_BYTES
          ? HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES)
          : known.getHostAddress();
    } catch (UnknownHostException e) {
      return address; // it counts as it is
    }
  }
}
