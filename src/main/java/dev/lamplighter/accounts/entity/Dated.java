package dev.lamplighter.accounts.entity;

import dev.lamplighter.json.PageRequest;
import java.time.Instant;

/** A user in a list, and since when. */
public record Dated(String userId, Instant time) {

  public String place() {
    return new PageRequest.Place(time, userId).text();
  }
}
