package dev.lamplighter.launcher;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** One {@code host:port} of {@code LAMPLIGHTER_CLUSTER}. */
record ClusterMember(String host, int port) {

  static ClusterMember of(String text) throws StartRefused {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    if (host.isBlank() || host.matches(".*[\\s*/].*")) {
      throw new StartRefused(
          "LAMPLIGHTER_CLUSTER has '"
              + text
              + "'; name each node as host:port, separated by commas.");
    }
    return new ClusterMember(
        host, LaunchSettings.port("A port in LAMPLIGHTER_CLUSTER", text.substring(colon + 1)));
  }

  /** Null when the name is not known here, or not yet. */
  InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException notYet) {
      return null;
    }
  }

  boolean isOnThisMachine() {
    InetAddress address = address();
    try {
      return address != null
          && (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null);
    } catch (SocketException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
