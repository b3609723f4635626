package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.control.Discovery;
import dev.lamplighter.identity.control.ExternalIssuer;
import dev.lamplighter.identity.control.TokenSettings;
import dev.lamplighter.json.JsonOutput;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells a page how its users sign in. */
@RequestScoped
@Path("auth/config")
@Produces(MediaType.APPLICATION_JSON)
public class AuthConfigResource {
  @Inject private TokenSettings settings;
  @Inject private Discovery discovery;

  /**
   * {@code {mode: "built-in"}}, or {@code {mode: "external", issuer, authorization_endpoint,
   * token_endpoint, end_session_endpoint, client_id}}, endpoints null while the issuer is away.
   */
  @GET
  public JsonObject config() {
    return settings
        .external()
        .map(this::external)
        .orElseGet(() -> new JsonOutput().put("mode", "built-in").build());
  }

  private JsonObject external(ExternalIssuer issuer) {
    JsonObject found = discovery.of(issuer.rules().issuer());
    return new JsonOutput()
        .put("mode", "external")
        .put("issuer", issuer.rules().issuer())
        .put("authorization_endpoint", found.getString("authorization_endpoint", null))
        .put("token_endpoint", found.getString("token_endpoint", null))
        .put("end_session_endpoint", found.getString("end_session_endpoint", null))
        .put("client_id", issuer.clientId())
        .build();
  }
}
