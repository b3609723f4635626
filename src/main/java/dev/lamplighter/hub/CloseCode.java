package dev.lamplighter.hub;

/**
 * Why a socket is closed. 1xxx as in RFC 6455; after 4400-4499 a client comes back later, after
 * 4500-4599 it does not.
 */
public enum CloseCode {
  NORMAL(1000, "bye"),
  GOING_AWAY(1001, "server is stopping"),
  PROTOCOL_ERROR(1002, "not the protocol"),
  TOO_BIG(1009, "frame too big"),
  SILENT(4400, "no sign of life"),
  TOKEN_EXPIRED(4401, "token expired"),
  SLOW_CONSUMER(4408, "reads too slowly"),
  TOO_MANY_REQUESTS(4429, "too many requests"),
  REVOKED(4503, "signed out"),
  /** By an admin, for now or for the time of a ban. */
  DISCONNECTED(4504, "disconnected by an admin"),
  /** The connection broke; nobody is left to be told. */
  BROKEN(1006, "connection lost");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
