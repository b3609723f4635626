package dev.lamplighter.problem;

import java.net.URI;
import java.util.Locale;

/** Every refusal that a client can meet, for REST and sockets alike (RFC 9457). */
public enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid", false),
  UNAUTHORIZED(401, "Sign in to go on", false),
  FORBIDDEN(403, "You may not do this", false),
  ACCOUNT_BLOCKED(403, "This account is blocked", false),
  PASSWORD_CHANGE_REQUIRED(403, "Choose a new password first", false),
  NOT_FOUND(404, "There is nothing here", false),
  METHOD_NOT_ALLOWED(405, "This method is not supported here", false),
  NOT_ACCEPTABLE(406, "This answer format is not available", false),
  CONFLICT(409, "This conflicts with what is there", false),
  TOO_LARGE(413, "The request is too large", false),
  UNSUPPORTED_MEDIA(415, "This content type is not supported", false),
  TOO_MANY_REQUESTS(429, "Too many requests", true),
  INTERNAL(500, "Something went wrong on our side", true),
  UNAVAILABLE(503, "The service is not available just now", true);

  private final int status;
  private final String title;
  private final boolean retryable;

  ProblemType(int status, String title, boolean retryable) {
    this.status = status;
    this.title = title;
    this.retryable = retryable;
  }

  public URI uri() {
    return URI.create("urn:lamplighter:problem:" + name().toLowerCase(Locale.ROOT));
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Whether the same request may succeed later, unchanged. */
  public boolean retryable() {
    return retryable;
  }

  /** The type for a bare HTTP status; unknown 4xx count as invalid requests, all else as faults. */
  public static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL;
  }
}
