package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is wanted. A cursor is opaque to clients and holds the place of the last
 * entry that they have.
 *
 * @param limit entries, 1 to 200
 * @param after the cursor, decoded; empty for the beginning
 */
public record PageRequest(int limit, Optional<String> after) {
  private static final int MAX_CURSOR = 1000;

  /**
   * @param limit as in the query, or null
   * @param after as in the query, or null
   * @throws ProblemException INVALID_REQUEST naming the parameter
   */
  public static PageRequest of(String limit, String after) {
    return new PageRequest(
        PageSize.of(limit), Optional.ofNullable(after).map(PageRequest::decoded));
  }

  private static String decoded(String cursor) {
    try {
      if (cursor.length() <= MAX_CURSOR) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (text.indexOf(0) < 0) { // PostgreSQL takes no NUL
          return text;
        }
      }
    } catch (IllegalArgumentException e) {
      // said below, like a cursor that is too long
    }
    throw badCursor();
  }

  /** The place in a list that is sorted by time and id. */
  public record Place(Instant time, String id) {

    public String text() {
      return time.toEpochMilli() + " " + id;
    }
  }

  /** The cursor of a list that is sorted by time and id. */
  public Optional<Place> place() {
    return after.map(
        text -> {
          String[] parts = text.split(" ", 2);
          if (parts.length < 2 || !parts[0].matches("\\d{1,15}")) {
            throw badCursor();
          }
          return new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
        });
  }

  public static ProblemException badCursor() {
    return ProblemException.invalid("after", "is no cursor that was handed out here");
  }

  /** One page. */
  public record Page<T>(List<T> items, String next) {}

  /**
   * @param found up to {@code limit + 1} entries: one more tells that there is a next page
   * @param place what the cursor after an entry holds
   */
  public <T> Page<T> page(List<T> found, Function<T, String> place) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    byte[] last = place.apply(items.get(limit - 1)).getBytes(StandardCharsets.UTF_8);
    return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
  }
}
