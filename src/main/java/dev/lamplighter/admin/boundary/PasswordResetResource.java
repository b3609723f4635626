package dev.lamplighter.admin.boundary;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.control.PasswordChange;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A temporary password for somebody who forgot theirs, where users sign in here. */
@Path("/admin/users/{username}/password-reset")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@RequestScoped
public class PasswordResetResource {
  @Inject private PasswordChange passwordChange;
  @Inject private Logins logins;
  @Inject private Members members;
  @Inject private Caller caller;
  @Inject private Event<AdminActed> acted;

  @POST
  public JsonObject reset(@PathParam("username") String username) {
    logins.checkBuiltIn();
    Member user = members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
    PasswordChange.Temporary temporary = passwordChange.reset(user.userId());
    acted.fire(new AdminActed(caller, "reset_password", user.username()));
    return new JsonOutput()
        .put("username", user.username())
        .put("password", temporary.password())
        .put("good_until", Times.cut(temporary.until()))
        .build();
  }
}
