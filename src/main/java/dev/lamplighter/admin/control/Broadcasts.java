package dev.lamplighter.admin.control;

import dev.lamplighter.admin.control.BroadcastRows.Receipt;
import dev.lamplighter.admin.entity.Broadcast;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.Jsons;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;

/** Words from the admins: to the online, to those who come later, to a role. */
@ApplicationScoped
public class Broadcasts {
  @Inject private BroadcastRows rows;
  @Inject private BroadcastRoad road;
  @Inject private Event<AdminActed> acted;

  /**
   * @param role or null
   * @param expires null only where it is not lasting
   */
  public Broadcast send(
      Caller caller, String message, String role, boolean lasting, Instant expires) {
    if (expires != null && !expires.isAfter(rows.now())) {
      throw ProblemException.invalid("expires_at", "must be in the future");
    }
    if (lasting && expires == null) {
      throw ProblemException.invalid("expires_at", "is needed where those who come later hear it");
    }
    Broadcast broadcast = rows.add(caller.username(), message, role, lasting, expires);
    acted.fire(new AdminActed(caller, "broadcast", Long.toString(broadcast.id())));
    road.publish(broadcast);
    return broadcast;
  }

  /** Newest first, with how many received each. */
  public Page<JsonObject> page(PageRequest request) {
    return request.page(
        rows.page(AdminPlace.newest(request), request.limit() + 1),
        b -> new Place(Jsons.time(b, "timestamp"), b.getString("id")).text());
  }

  /**
   * @throws ProblemException NOT_FOUND
   */
  public Page<Receipt> receipts(long id, PageRequest request) {
    rows.find(id).orElseThrow(() -> ProblemException.notFound("broadcast"));
    return request.page(
        rows.receipts(id, request.after().orElse(""), request.limit() + 1), Receipt::userId);
  }
}
