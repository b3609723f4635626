package dev.lamplighter.notifications.entity;

import java.util.List;

/**
 * What somebody is to be told.
 *
 * @param userId who
 * @param actorIds who did it, the latest last; empty where nobody did
 * @param subject what it is about, for merging: while a notification of the same type and subject
 *     is unread, or young enough for its type, it is renewed instead of adding another. Null: it
 *     stands alone.
 * @param postId or null
 * @param text what follows the actors' names, such as {@code liked your post}; without actors the
 *     whole text. At most 1000 characters.
 */
public record NotificationDraft(
    String userId,
    NotificationType type,
    List<String> actorIds,
    String subject,
    String postId,
    String text) {

  public static NotificationDraft of(
      String userId, NotificationType type, String actorId, String subject, String text) {
    return new NotificationDraft(userId, type, List.of(actorId), subject, null, text);
  }

  /** With a post, which is the subject too. */
  public static NotificationDraft ofPost(
      String userId, NotificationType type, List<String> actorIds, String postId, String text) {
    return new NotificationDraft(userId, type, actorIds, postId, postId, text);
  }

  public static NotificationDraft system(String userId, String text) {
    return new NotificationDraft(userId, NotificationType.SYSTEM, List.of(), null, null, text);
  }
}
