package dev.lamplighter.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sent a request, kept on the request from the edge on. */
public final class RequestCaller {
  private static final String ATTRIBUTE = RequestCaller.class.getName();

  private RequestCaller() {}

  public static void keep(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  /** Empty for a request without a valid token. */
  public static Optional<Caller> of(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }
}
