package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.Accounts;
import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.accounts.entity.Usernames;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Gives a user another name, such as one whose name at the issuer was taken here. */
@RequestScoped
@Path("admin/users/{username}/username")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class RenameResource {
  @Inject private Accounts accounts;
  @Inject private Members members;
  @Inject private Caller caller;
  @Inject private Event<AdminActed> acted;

  /** {@code {username}}. The user's sessions end, and the next ones have the new name. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject rename(@PathParam("username") String username, JsonInput input) {
    String chosen = input.string("username", 3, 32);
    if (!Usernames.isPlain(chosen) || !Usernames.local(chosen).equals(chosen)) {
      throw ProblemException.invalid("username", "has characters that a name may not have");
    }
    if (Usernames.like(chosen).findFirst().filter(chosen::equals).isEmpty()) {
      throw ProblemException.invalid("username", "is reserved; choose another");
    }
    Member user = members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
    Member renamed = accounts.rename(user.userId(), chosen).member();
    acted.fire(new AdminActed(caller, "rename", username));
    return renamed.toJson();
  }
}
