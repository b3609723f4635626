package dev.lamplighter.chat.entity;

/** A member has read further in a conversation. An observer must not block. */
public record ConversationRead(String userId, long conversationId) {}
