package dev.lamplighter.admin.boundary;

import dev.lamplighter.admin.control.AdminActs;
import dev.lamplighter.admin.entity.AdminAct;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What admins did, newest first. */
@Path("/admin/acts")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@RequestScoped
public class ActsResource {
  @Inject private AdminActs acts;

  @GET
  public JsonObject list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
    Page<AdminAct> page = acts.page(PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("acts", page.items(), AdminAct::toJson)
        .put("next", page.next())
        .build();
  }
}
