package dev.lamplighter.wire.socketio.relay;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.edge.PassedOn;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineAnswer;
import dev.lamplighter.wire.socketio.engine.EngineError;
import dev.lamplighter.wire.socketio.engine.EngineSession;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Passes requests of sessions that are on another node on to it, so that no proxy need know where a
 * session is: polls by HTTP, WebSockets by a tunnel. Signed, so that the other node believes whom
 * they come from; never passed on twice; bounded. No thread waits for an answer.
 */
public final class Relay implements NodeListener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Relay.class.getName());
  private static final String LET_GO = "socketio.let-go";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration LEAVE_PERIOD = Duration.ofMillis(200);

  private final Engine engine;
  private final Nodes nodes;
  private final UnaryOperator<String> seal;
  private final Passages passages;
  private final RelayCounters counters = new RelayCounters();
  private final PassedPolls polls;
  private final Tunnels tunnels;

  /**
   * @param seal signs what nodes tell one another
   */
  public Relay(
      Engine engine,
      Nodes nodes,
      UnaryOperator<String> seal,
      RelaySettings settings,
      ThreadFactory factory) {
    this.engine = engine;
    this.nodes = nodes;
    this.seal = seal;
    this.passages = new Passages(settings.limit());
    this.polls = new PassedPolls(this, engine, factory);
    this.tunnels = new Tunnels(this, engine, factory);
    nodes.listen(this);
    nodes.receive(LET_GO, this::letGo);
  }

  /** On the request's own thread, which waits for a body and for nothing else. */
  public void pass(String sid, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String node = Engine.nodeOf(sid);
    Optional<URI> owner = PassedOn.isTrueOf(request) ? Optional.empty() : nodes.urlOf(node);
    if (owner.isEmpty()) {
      EngineAnswer.refuse(response, EngineError.UNKNOWN_SESSION);
    } else if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      tunnels.open(
          new Way(node, owner.get(), target("websocket", sid, request)), request, response);
    } else if (request.getMethod().matches("GET|POST")) {
      polls.pass(
          new Way(node, owner.get(), target("polling", sid, request)), sid, request, response);
    } else {
      EngineAnswer.refuse(response, EngineError.BAD_REQUEST);
    }
  }

  /** Made anew, of nothing but what the other node needs. */
  private static String target(String transport, String sid, HttpServletRequest request) {
    return request.getContextPath()
        + "/socket.io/?EIO=4&transport="
        + transport
        + "&sid="
        + URLEncoder.encode(sid, StandardCharsets.UTF_8);
  }

  /** Printable, or none: it goes into a header of ours. */
  static String origin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null && origin.matches("[\\x21-\\x7e]+") ? origin : null;
  }

  String signed(String target, HttpServletRequest request) {
    return new PassedOn(request.getMethod(), target, origin(request), ClientAddress.of(request))
        .header(seal, System.currentTimeMillis());
  }

  /** Whether there is room; else the client is told to come again. */
  boolean enter(Passage passage, HttpServletResponse response) throws IOException {
    if (passages.enter(passage)) {
      return true;
    }
    counters.refused.increment();
    EngineAnswer.refuse(
        response,
        new Problem(
            ProblemType.UNAVAILABLE,
            "This server is busy. Connect again in a moment.",
            null,
            List.of(),
            RETRY_AFTER));
    return false;
  }

  void left(Passage passage) {
    passages.left(passage);
  }

  void failed(Passage passage) {
    counters.failed.increment();
    LOG.log(Level.FINE, "event=not_passed_on node={0}", passage.node());
  }

  void askToLetGo(String node, String sid) {
    String json = new JsonOutput().put("sid", sid).build().toString();
    nodes.others().stream()
        .filter(other -> other.name().equals(node))
        .forEach(owner -> nodes.send(owner, LET_GO, json));
  }

  /** Another node stops, and holds a request of that session. */
  private void letGo(Node from, JsonObject asked) {
    engine.find(asked.getString("sid", "")).ifPresent(EngineSession::letGo);
  }

  /** What is under way comes another way from now on; while this node stops. */
  public void leave() {
    passages.each(Passage::leave);
    engine.later(this::leave, LEAVE_PERIOD);
  }

  /** What was under way to a lost node gets no answer any more. */
  @Override
  public void left(Node lost) {
    passages.each(
        passage -> {
          if (passage.node().equals(lost.name())) {
            failed(passage);
            passage.breakOff();
          }
        });
  }

  public RelayCounters counters() {
    return counters;
  }

  /** Requests and tunnels. */
  public int underWay() {
    return passages.count();
  }

  @Override
  public void close() {
    passages.each(Passage::breakOff);
    tunnels.close();
    polls.close();
  }
}
