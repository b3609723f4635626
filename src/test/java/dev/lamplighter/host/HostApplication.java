package dev.lamplighter.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.util.List;

/** An application that has Lamplighter beside it: it decides on applications for jobs. */
@ApplicationPath("/")
public class HostApplication extends Application {

  /** What its users' managers call. */
  @Path("/jobs")
  @ApplicationScoped
  public static class JobsResource {
    @Inject private Decisions decisions;

    @GET
    public String ready() {
      return "ready";
    }

    /** Told to the applicant, unless the transaction fails after it was said. */
    @POST
    @Path("/{applicant}")
    public String decide(@PathParam("applicant") String name, @QueryParam("text") String text) {
      try {
        decisions.decide(name, text);
        return "committed";
      } catch (IllegalStateException e) {
        return "rolled back";
      }
    }
  }

  /** Its own transactions. */
  @ApplicationScoped
  public static class Decisions {
    @Inject private HostEvents events;

    @Transactional
    public void decide(String applicant, String text) {
      events.publish(
          List.of(applicant),
          "application.status",
          Json.createObjectBuilder().add("text", text).build());
      if (text.startsWith("not")) {
        throw new IllegalStateException("a rule of the business");
      }
    }
  }
}
