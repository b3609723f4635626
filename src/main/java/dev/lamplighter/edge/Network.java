package dev.lamplighter.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of addresses in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8}. */
record Network(byte[] prefix, int bits) {
  private static final int MAX_LENGTH = 45;
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

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

  static boolean isAddress(String text) {
    return read(text).isPresent();
  }

  /** False for what is no address. */
  boolean contains(String address) {
    return read(address).filter(this::matches).isPresent();
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
    return read(address).orElseThrow(() -> new IllegalArgumentException("no address"));
  }

  /** Never asks a name server: what has a colon, or numbers up to 255, cannot be a host's name. */
  private static Optional<byte[]> read(String text) {
    if (text.length() > MAX_LENGTH || !V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
