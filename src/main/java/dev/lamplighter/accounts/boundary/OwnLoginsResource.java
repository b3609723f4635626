package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.PasswordChange;
import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.identity.control.OwnLogins;
import dev.lamplighter.identity.entity.Login;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The caller's own password and logins, where users sign in here. */
@RequestScoped
@Path("users/me")
@Produces(MediaType.APPLICATION_JSON)
public class OwnLoginsResource {
  @Inject private PasswordChange passwordChange;
  @Inject private OwnLogins ownLogins;
  @Inject private Logins logins;
  @Inject private Limits limits;
  @Inject private Caller caller;
  @Inject private HttpServletRequest request;

  @PUT
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  public void changePassword(JsonInput input) {
    logins.checkBuiltIn();
    String old = Credentials.shownPassword(input, "old");
    String chosen = Credentials.chosenPassword(input, "new", caller.username());
    String address = ClientAddress.of(request).address();
    limits.signIn(address);
    passwordChange.change(caller, old, chosen, address);
  }

  @GET
  @Path("logins")
  public JsonObject logins(@QueryParam("limit") String limit, @QueryParam("after") String after) {
    logins.checkBuiltIn();
    Page<Login> page = ownLogins.page(caller.userId(), PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("logins", page.items(), this::toJson)
        .put("next", page.next())
        .build();
  }

  private JsonObject toJson(Login login) {
    return new JsonOutput()
        .put("id", login.id())
        .put("current", login.id().equals(caller.loginId()))
        .put("user_agent", login.userAgent())
        .put("created_at", login.createdAt())
        .put("used_at", login.rotation().rotatedAt())
        .put("expires_at", login.expiresAt())
        .build();
  }

  @DELETE
  @Path("logins/{id}")
  public void end(@PathParam("id") String id) {
    logins.checkBuiltIn();
    if (!ownLogins.end(caller.userId(), id)) {
      throw ProblemException.notFound("login");
    }
  }
}
