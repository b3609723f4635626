package dev.lamplighter.accounts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The last time that one user looked at another's profile. */
@Entity
@Table(name = "profile_views")
public class ProfileView {

  /** Whose profile, and who looked. */
  @Embeddable
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "viewed_id")
    private String viewedId;

    @Column(name = "viewer_id")
    private String viewerId;

    protected Key() {}

    public Key(String viewedId, String viewerId) {
      this.viewedId = viewedId;
      this.viewerId = viewerId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.viewedId.equals(viewedId)
          && key.viewerId.equals(viewerId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(viewedId, viewerId);
    }
  }

  @EmbeddedId private Key key;

  @Column(name = "viewed_at")
  private Instant viewedAt;

  protected ProfileView() {}

  public ProfileView(Key key, Instant viewedAt) {
    this.key = key;
    this.viewedAt = viewedAt;
  }

  public Instant viewedAt() {
    return viewedAt;
  }

  public void again(Instant now) {
    viewedAt = now;
  }
}
