package dev.lamplighter.notifications.entity;

/**
 * Some of a user's notifications are gone, for their age.
 *
 * @param version of all that the user has, after that
 * @param unread after that
 */
public record ForgottenNotifications(String userId, long version, long unread) {}
