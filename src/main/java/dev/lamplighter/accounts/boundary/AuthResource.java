package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.SignIn;
import dev.lamplighter.accounts.control.SignIn.SignedIn;
import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.edge.UserAgent;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.identity.SignIns;
import dev.lamplighter.identity.SignIns.Outcome;
import dev.lamplighter.identity.Unattended;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** Sign-up, sign-in and sign-out with the built-in issuer. */
@RequestScoped
@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
  @Inject private SignIn signIn;
  @Inject private Logins logins;
  @Inject private SignIns signIns;
  @Inject private RefreshCookies cookies;
  @Inject private Limits limits;
  @Inject private HttpServletRequest request;

  @POST
  @Path("register")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(JsonInput input) {
    logins.checkBuiltIn();
    Credentials credentials = Credentials.chosen(input);
    limits.signIn(address());
    SignedIn signedIn = signIn.register(credentials.username(), credentials.password(), device());
    tell(Outcome.REGISTERED, signedIn);
    return answer(201, signedIn);
  }

  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response login(JsonInput input) {
    logins.checkBuiltIn();
    Credentials credentials = Credentials.shown(input);
    Optional<String> chosen =
        input.has("new_password")
            ? Optional.of(Credentials.chosenPassword(input, "new_password", credentials.username()))
            : Optional.empty();
    return answer(
        200,
        told(
            Outcome.LOGIN,
            Outcome.LOGIN_FAILED,
            () -> {
              limits.signIn(address());
              return signIn.login(credentials.username(), credentials.password(), chosen, device());
            }));
  }

  /** Needs the cookie only; the edge has checked the page's origin. */
  @POST
  @Unattended
  @Path("refresh")
  public Response refresh() {
    logins.checkBuiltIn();
    String refreshToken =
        cookies
            .shown(request)
            .orElseThrow(() -> ProblemException.of(ProblemType.UNAUTHORIZED, "Sign in first."));
    return answer(
        200, told(Outcome.REFRESH, Outcome.REFRESH_FAILED, () -> signIn.refresh(refreshToken)));
  }

  /** What was typed as a name may be a password, and stands nowhere. */
  private SignedIn told(Outcome done, Outcome failed, Supplier<SignedIn> trial) {
    try {
      SignedIn signedIn = trial.get();
      tell(done, signedIn);
      return signedIn;
    } catch (ProblemException refusal) {
      signIns.tell(failed, "address", address(), "reason", refusal.problem().detail());
      throw refusal;
    }
  }

  private void tell(Outcome outcome, SignedIn signedIn) {
    Account account = signedIn.account();
    signIns.tell(
        outcome, "user", account.id(), "username", account.username(), "address", address());
  }

  /** By token or by cookie, so that it works after the token has expired too. */
  @POST
  @Path("logout")
  public Response logout(@QueryParam("everywhere") boolean everywhere) {
    String userId =
        RequestCaller.of(request)
            .map(this::endedBy)
            .or(() -> cookies.shown(request).flatMap(logins::end))
            .orElse(null);
    if (userId != null && everywhere) {
      logins.endAll(userId);
    }
    if (userId != null) {
      signIns.tell(Outcome.LOGOUT, "user", userId, "address", address(), "everywhere", everywhere);
    }
    return Response.noContent().cookie(cookies.gone(isSecure())).build();
  }

  private String endedBy(Caller caller) {
    logins.end(caller);
    return caller.userId();
  }

  private Response answer(int status, SignedIn signedIn) {
    Account account = signedIn.account();
    Logins.Renewed login = signedIn.login();
    Logins.Access access =
        logins.access(account.id(), account.username(), account.roles(), login.loginId());
    return Response.status(status)
        .cookie(cookies.of(login.refreshToken(), login.lasts(), isSecure()))
        .entity(
            new JsonOutput()
                .put("access_token", access.token())
                .put("token_type", "Bearer")
                .put("expires_in", access.lasts().toSeconds())
                .put("user", account.member().toJson())
                .build())
        .build();
  }

  private SignIn.Device device() {
    return new SignIn.Device(address(), UserAgent.of(request));
  }

  private String address() {
    return ClientAddress.of(request).address();
  }

  private boolean isSecure() {
    return ClientAddress.of(request).isSecure();
  }
}
