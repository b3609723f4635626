package dev.lamplighter.admin.control;

import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.problem.ProblemException;
import java.time.Instant;

/** Where a list of admins goes on that is sorted by time and number, newest first. */
final class AdminPlace {
  private static final Place NEWEST = new Place(Instant.parse("9999-01-01T00:00:00Z"), "0");

  private AdminPlace() {}

  static Place newest(PageRequest request) {
    Place place = request.place().orElse(NEWEST);
    if (!place.id().matches("\\d{1,18}")) {
      throw ProblemException.invalid("after", "is no cursor that was handed out here");
    }
    return place;
  }
}
