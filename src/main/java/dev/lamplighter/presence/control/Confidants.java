package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.entity.Acquaintance;
import dev.lamplighter.accounts.entity.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who lets connections alone see when they were last here. */
@ApplicationScoped
public class Confidants {
  @Inject @Any private Instance<Acquaintance> acquaintances;

  /** The ids of those who show it to this viewer; asks the database only where some might. */
  Set<String> confiding(String viewerId, Collection<Member> users) {
    List<String> ids = users.stream().filter(Confidants::confides).map(Member::userId).toList();
    Set<String> confiding = new HashSet<>();
    if (!ids.isEmpty()) {
      acquaintances.forEach(known -> confiding.addAll(known.connectedWith(viewerId, ids)));
    }
    return confiding;
  }

  /** The ids of those viewers to whom this user shows it, though not to everyone. */
  Set<String> among(Member user, Set<String> viewerIds) {
    Set<String> confided = new HashSet<>();
    if (confides(user) && !viewerIds.isEmpty()) {
      acquaintances.forEach(
          known -> confided.addAll(known.connectedWith(user.userId(), viewerIds)));
    }
    return confided;
  }

  static boolean confides(Member user) {
    return user.lastSeenAudience().equals("connections");
  }
}
