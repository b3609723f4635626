package dev.lamplighter.chat.entity;

import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;

/**
 * A conversation as one of its members sees it.
 *
 * @param title of a group, or null
 * @param ownerId who made the group, or null
 */
public record Conversation(
    long id,
    boolean direct,
    String title,
    String ownerId,
    long memberCount,
    long lastSeq,
    long readSeq,
    long unread,
    boolean muted,
    Instant changedAt) {

  /** How far a member has read, and how far messages reached one of their clients. */
  public record Reader(String userId, String username, long seq, long deliveredSeq) {
    JsonObject toJson() {
      return new JsonOutput()
          .put("user_id", userId)
          .put("username", username)
          .put("seq", seq)
          .put("delivered_seq", deliveredSeq)
          .build();
    }
  }

  /**
   * The {@code conversation} shape.
   *
   * @param last the last message, or null
   */
  public JsonObject toJson(List<Member> members, List<Reader> readers, Message last) {
    return new JsonOutput()
        .put("id", Long.toString(id))
        .put("kind", direct ? "direct" : "group")
        .put("title", title)
        .putList("members", members, Member::toJson)
        .put("member_count", memberCount)
        .put("owner_id", ownerId)
        .putList("reads", readers, Reader::toJson)
        .put("last_seq", lastSeq)
        .put("unread", unread)
        .put("read_seq", readSeq)
        .put("last_message", last == null ? JsonValue.NULL : last.toJson())
        .put("muted", muted)
        .put("changed_at", changedAt)
        .build();
  }
}
