package dev.lamplighter.wire.socketio.engine;

/** Why a request is refused (engine.io, lib/server.ts: the codes that stock clients know). */
public enum EngineError {
  UNKNOWN_TRANSPORT(0, 400, "Transport unknown"),
  UNKNOWN_SESSION(1, 400, "Session ID unknown"),
  BAD_METHOD(2, 400, "Bad handshake method"),
  BAD_REQUEST(3, 400, "Bad request"),
  UNKNOWN_VERSION(5, 400, "Unsupported protocol version");

  private final int code;
  private final int status;
  private final String message;

  EngineError(int code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  int status() {
    return status;
  }

  String json() {
    return "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
  }
}
