package dev.lamplighter.accounts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** One user's entry in one of another's lists. */
@Entity
@Table(name = "relations")
public class Relation {

  /** Who keeps whom in which list. */
  @Embeddable
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "owner_id")
    private String ownerId;

    @Enumerated(EnumType.STRING)
    private RelationKind kind;

    @Column(name = "other_id")
    private String otherId;

    protected Key() {}

    public Key(String ownerId, RelationKind kind, String otherId) {
      this.ownerId = ownerId;
      this.kind = kind;
      this.otherId = otherId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.ownerId.equals(ownerId)
          && key.kind == kind
          && key.otherId.equals(otherId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(ownerId, kind, otherId);
    }
  }

  @EmbeddedId private Key key;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  protected Relation() {}

  public Relation(Key key, Instant createdAt) {
    this.key = key;
    this.createdAt = createdAt;
  }

  public String ownerId() {
    return key.ownerId;
  }

  public String otherId() {
    return key.otherId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Of a block: when the other had last seen the owner as it began, or null for never. */
  public Instant seenAt() {
    return seenAt;
  }

  public void seen(Instant time) {
    seenAt = time;
  }
}
