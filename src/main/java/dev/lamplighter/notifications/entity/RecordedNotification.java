package dev.lamplighter.notifications.entity;

/**
 * A notification that is in the database, or will be when the transaction commits.
 *
 * @param isRenewed whether the user was told of it before
 * @param version of all that the user has; each change counts
 * @param unread how many the user has not read
 */
public record RecordedNotification(
    String userId, Notification notification, boolean isRenewed, long version, long unread) {}
