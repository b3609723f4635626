package dev.lamplighter.cluster;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is connected where, for operators. It may be a moment late; nothing that delivers reads it.
 * May block for a call to another node.
 */
public interface SessionDirectory {
  /**
   * One live session.
   *
   * @param node the name of the node that holds it
   * @param address the client's
   */
  record Entry(
      String id,
      String userId,
      String username,
      String node,
      String address,
      String wire,
      Instant since,
      String userAgent) {}

  /** The first ones by id after the one named; empty text: from the first. */
  List<Entry> page(String after, int size);

  int count();

  Optional<Entry> byId(String id);

  List<Entry> ofUsers(Collection<String> userIds);
}
