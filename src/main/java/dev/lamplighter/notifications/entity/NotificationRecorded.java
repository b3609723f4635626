package dev.lamplighter.notifications.entity;

/**
 * A notification is committed, and on its way to its user's sessions. Fired once, on the node that
 * wrote it, on whichever thread; who observes it must not wait.
 */
public record NotificationRecorded(RecordedNotification done) {}
