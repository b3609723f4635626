package dev.lamplighter.push.control;

import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.notifications.entity.NotificationType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A notification as browsers are told of it.
 *
 * @param kept how long the push service keeps it for a browser that is away
 * @param urgency RFC 8030, section 5.3
 */
record PushMessage(byte[] payload, Duration kept, String urgency) {
  private static final int MOST_TEXT = 300;
  private static final String LIST = "/notifications";

  static PushMessage of(Notification notification) {
    byte[] payload = payload(notification, path(notification));
    boolean fits = payload.length <= PushEncryption.MOST;
    return new PushMessage(
        fits ? payload : payload(notification, LIST),
        kept(notification.type()),
        urgency(notification.type()));
  }

  private static byte[] payload(Notification notification, String path) {
    return new JsonOutput()
        .put("id", Long.toString(notification.id()))
        .put("type", notification.type().wireName())
        .put("critical", notification.type().isCritical())
        .put("title", "Lamplighter")
        .put("text", cut(notification.message()))
        .put("url", path)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MOST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_TEXT - 1)) + "…";
  }

  /** Where the page shows it. */
  private static String path(Notification notification) {
    if (notification.type() == NotificationType.MESSAGE) {
      return "/messages/" + escaped(notification.subject());
    }
    if (notification.type() == NotificationType.CONNECTION_REQUEST) {
      return "/connections/incoming";
    }
    if (notification.postId() != null) {
      return "/feed/" + escaped(notification.postId());
    }
    return notification.username() == null ? LIST : "/profile/" + escaped(notification.username());
  }

  private static String escaped(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Duration kept(NotificationType type) {
    return switch (type) {
      case LIKE, FOLLOW -> Duration.ofHours(12);
      case COMMENT, MESSAGE, CONNECTION_REQUEST, CONNECTION_ACCEPTED -> Duration.ofDays(2);
      case SYSTEM -> Duration.ofDays(7);
    };
  }

  private static String urgency(NotificationType type) {
    return switch (type) {
      case LIKE, FOLLOW -> "low";
      case COMMENT, MESSAGE, CONNECTION_REQUEST, CONNECTION_ACCEPTED -> "normal";
      case SYSTEM -> "high";
    };
  }
}
