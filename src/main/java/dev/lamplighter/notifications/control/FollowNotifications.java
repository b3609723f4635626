package dev.lamplighter.notifications.control;

import dev.lamplighter.accounts.entity.Followed;
import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.NotificationType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells users who follows them, in the transaction of the following. */
@ApplicationScoped
public class FollowNotifications {
  /** All followers are one subject: "Ana and 3 others follow you". */
  private static final String SUBJECT = "followers";

  @Inject private Notifications notifications;

  void followed(@Observes Followed event) {
    notifications.tell(
        NotificationDraft.of(
            event.followedId(),
            NotificationType.FOLLOW,
            event.followerId(),
            SUBJECT,
            "started following you"));
  }
}
