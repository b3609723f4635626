package dev.lamplighter.feed.control;

import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.problem.ProblemException;

/** Cursors of lists whose ids are numbers. */
final class FeedPlace {
  private FeedPlace() {}

  static Place of(PageRequest request, Place first) {
    Place place = request.place().orElse(first);
    if (!place.id().matches("\\d{1,18}")) {
      throw ProblemException.invalid("after", "is no cursor that was handed out here");
    }
    return place;
  }
}
