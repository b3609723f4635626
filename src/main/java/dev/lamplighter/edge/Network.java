package dev.lamplighter.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8}. */
record Network(byte[] prefix, int bits) {

  /**
   * @throws IllegalArgumentException where the text is no address or block of addresses
   */
  static Network parse(String text) {
    String[] parts = text.strip().split("/", 2);
    byte[] prefix = bytes(parts[0]);
    int bits = parts.length == 1 ? prefix.length * 8 : Integer.parseInt(parts[1]);
    if (bits < 0 || bits > prefix.length * 8) {
      throw new IllegalArgumentException("no such prefix length");
    }
    return new Network(prefix, bits);
  }

  /** Never asks a name server: only digits, colons and dots are taken for an address. */
  static boolean isAddress(String text) {
    return text.length() <= 45
        && (text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
            || text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]+"));
  }

  boolean contains(String address) {
    return isAddress(address) && matches(bytes(address));
  }

  private boolean matches(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String address) {
    if (!isAddress(address)) {
      throw new IllegalArgumentException("no address");
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address", e);
    }
  }
}
