package dev.lamplighter.edge;

import dev.lamplighter.database.DatabaseWatch;
import dev.lamplighter.identity.BadToken;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.identity.control.Authentication;
import dev.lamplighter.identity.control.Discovery;
import dev.lamplighter.identity.control.NodeKey;
import dev.lamplighter.identity.control.TokenSettings;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** The first to see a request: who may call, from where, and which resource answers. */
public class EdgeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient EdgeSettings settings;
  @Inject private transient Origins origins;
  @Inject private transient Cors cors;
  @Inject private transient Authentication authentication;
  @Inject private transient TokenSettings tokens;
  @Inject private transient Discovery discovery;
  @Inject private transient Limits limits;
  @Inject private transient NodeKey nodeKey;
  @Inject private transient DatabaseWatch database;

  private transient Hardening hardening;

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    try {
      ContentPolicy pages = ContentPolicy.forPages(config.getServletContext(), pictures());
      hardening = new Hardening(() -> pages.calling(calledOrigins()));
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  private static String pictures() {
    return String.join(" ", PictureHosts.of(ConfigProvider.getConfig()).origins());
  }

  private Set<String> calledOrigins() {
    return tokens
        .external()
        .map(issuer -> discovery.calledOrigins(issuer.rules().issuer()))
        .orElse(Set.of());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      handle(request, response, chain);
    } catch (RuntimeException | ServletException | Error fault) {
      if (response.isCommitted()) {
        throw fault;
      }
      response.resetBuffer(); // the headers stay
      ProblemAnswer.send(response, Problems.of(fault));
    }
  }

  private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ClientAddress client = client(request);
    client.keep(request);
    String path = path(request);
    Optional<String> alias = Paths.alias(request.getMethod(), path);
    String target = alias.orElse(path);
    boolean handshake = isHandshake(request, path);
    if (!handshake) {
      hardening.addHeaders(response, target, client.isSecure());
    }
    cors.addHeaders(request, response);
    checkForm(request, response, path);
    if (failsToAuthenticate(request, response, client, handshake, target)
        || answersItself(request, response, target)) {
      return;
    }
    if (alias.isPresent()) {
      forward(alias.get(), request, response);
    } else if (Paths.isPage(request.getMethod(), path, request.getHeader("Accept"))) {
      forward("/index.html", request, response);
    } else if (Paths.isSocket(path)) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(limited(request), new PlainErrors(response));
    }
  }

  /** After what two may read in two ways, nobody knows where the next request begins. */
  private static void checkForm(
      HttpServletRequest request, HttpServletResponse response, String path) {
    try {
      PlainHeaders.check(request);
      OnceOnly.check(request);
    } catch (ProblemException refusal) {
      response.setHeader("Connection", "close");
      throw refusal;
    }
    NulRefusal.check(path, request.getQueryString());
  }

  /**
   * Answers what is no refusal of a token but a fault, such as a database that is away: it would
   * else be a page of the container's.
   */
  private boolean failsToAuthenticate(
      HttpServletRequest request,
      HttpServletResponse response,
      ClientAddress client,
      boolean handshake,
      String target)
      throws IOException {
    try {
      if (handshake || Paths.isApi(target)) {
        database.refuseWhileSilent();
      }
      if (handshake && Authentication.bringsTicket(request)) {
        limits.ticket(client.address()); // before the database is asked
      }
      authentication.authenticate(request, handshake);
      return false;
    } catch (RuntimeException e) {
      ProblemAnswer.send(response, Problems.of(e));
      return true;
    }
  }

  /** No page is in its answer, and each header would be held as long as the socket lives. */
  private static boolean isHandshake(HttpServletRequest request, String path) {
    return Paths.isSocket(path) && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** Preflights, and requests that may not go on. */
  private boolean answersItself(
      HttpServletRequest request, HttpServletResponse response, String target) throws IOException {
    if (Cors.isPreflight(request)) {
      cors.answerPreflight(request, response);
    } else if (Paths.isApi(target) && !origins.allowed(request)) {
      Cors.refuse(response);
    } else if (Paths.isProtected(request.getMethod(), target)
        && RequestCaller.of(request).isEmpty()) {
      ProblemAnswer.unauthorized(response, BadToken.of(request).orElse(null));
    } else if (!Paths.isSocket(target) && request.getContentLengthLong() > settings.maxBody()) {
      ProblemAnswer.send(response, LimitedBody.tooLarge(settings.maxBody()).problem());
    } else {
      return false;
    }
    return true;
  }

  private void forward(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getRequestDispatcher(path).forward(limited(request), new PlainErrors(response));
  }

  private HttpServletRequest limited(HttpServletRequest request) {
    return new LimitedBody(request, settings.maxBody());
  }

  private ClientAddress client(HttpServletRequest request) {
    Optional<PassedOn> passedOn = PassedOn.of(request, nodeKey::sign, System.currentTimeMillis());
    passedOn.ifPresent(said -> said.keep(request));
    return passedOn.map(PassedOn::client).orElseGet(() -> resolved(request));
  }

  private ClientAddress resolved(HttpServletRequest request) {
    return settings
        .proxies()
        .resolve(request.getRemoteAddr(), Forwarded.of(request), request.getScheme());
  }

  /** Decoded and normalised by the container: the raw address could hide a path from the rules. */
  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }
}
