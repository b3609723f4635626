package dev.lamplighter.push.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.notifications.entity.NotificationType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a browser shows, and where a click on it leads. */
class PushMessageTest {

  @Test
  void clicksShouldLeadToWhatItIsAbout() {
    assertThat(url(NotificationType.MESSAGE, "12", null, "ben")).isEqualTo("/messages/12");
    assertThat(url(NotificationType.CONNECTION_REQUEST, "7", null, "ben"))
        .isEqualTo("/connections/incoming");
    assertThat(url(NotificationType.LIKE, "9", "9", "ben")).isEqualTo("/feed/9");
    assertThat(url(NotificationType.FOLLOW, "followers", null, "ben o/n"))
        .isEqualTo("/profile/ben%20o%2Fn");
    assertThat(url(NotificationType.SYSTEM, null, null, null)).isEqualTo("/notifications");
  }

  @Test
  void onlySystemMessagesShouldBeCritical() {
    assertThat(told(NotificationType.SYSTEM, null, null, null, "x").getBoolean("critical"))
        .isTrue();
    assertThat(told(NotificationType.LIKE, null, null, "ben", "x").getBoolean("critical"))
        .isFalse();
  }

  @Test
  void howeverLongItIsItShouldFitIntoOnePush() {
    String name = "\u20ac".repeat(255);
    PushMessage message =
        PushMessage.of(one(NotificationType.FOLLOW, null, null, name, "\u0001".repeat(1000)));
    assertThat(message.payload().length).isLessThanOrEqualTo(PushEncryption.MOST);
    assertThat(told(NotificationType.SYSTEM, null, null, null, "x".repeat(1000)).getString("text"))
        .hasSize(300)
        .endsWith("x…");
  }

  private static String url(NotificationType type, String subject, String post, String username) {
    return told(type, subject, post, username, "did something").getString("url");
  }

  private static JsonObject told(
      NotificationType type, String subject, String post, String username, String text) {
    byte[] payload = PushMessage.of(one(type, subject, post, username, text)).payload();
    return Json.createReader(new ByteArrayInputStream(payload)).readObject();
  }

  private static Notification one(
      NotificationType type, String subject, String post, String username, String text) {
    return new Notification(
        5,
        1,
        null,
        type,
        subject,
        username == null ? null : "8",
        username,
        username,
        null,
        username == null ? 0 : 1,
        post,
        text,
        true,
        Instant.EPOCH);
  }
}
