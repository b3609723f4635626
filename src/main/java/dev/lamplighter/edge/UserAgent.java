package dev.lamplighter.edge;

import jakarta.servlet.http.HttpServletRequest;

/** What a client calls itself. */
public final class UserAgent {
  private static final int MAX_LENGTH = 200;

  private UserAgent() {}

  /** Cut to 200 characters; empty where there is none. */
  public static String of(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return agent == null ? "" : agent.substring(0, Math.min(agent.length(), MAX_LENGTH));
  }
}
