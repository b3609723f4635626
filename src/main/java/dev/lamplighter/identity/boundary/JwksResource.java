package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.control.Tokens;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The built-in issuer's public keys (RFC 7517), for whoever wants to check its tokens. */
@RequestScoped
@Path("auth/jwks")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {
  @Inject private Tokens tokens;

  @GET
  public String keys() {
    return tokens
        .publicKeys()
        .orElseThrow(() -> ProblemException.notFound("key: another issuer signs the tokens"))
        .toString(true);
  }
}
