package dev.lamplighter.calls.control;

import dev.lamplighter.accounts.control.Audiences;
import dev.lamplighter.accounts.control.Blocks;
import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Approach;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.calls.control.Call.Party;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionLeft;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/**
 * Relays what two users need to call each other. The node of the caller's session decides about a
 * call and tells the others, so that each knows who is busy. Nothing of it is stored.
 */
@ApplicationScoped
public class Calls implements NodeListener {
  private static final String SIGNAL = "calls.signal";
  private static final long TICK_MILLIS = 200;
  private static final long CHECK_SECONDS = 5;
  private static final Party NOBODY = new Party(null, null);

  @Inject private Config config;
  @Inject private Nodes nodes;
  @Inject private Ringer ringer;
  @Inject private Members members;
  @Inject private Acquaintances acquaintances;
  @Inject private Audiences audiences;
  @Inject private Blocks blocks;
  @Inject private Presence presence;
  @Resource private ManagedThreadFactory threads;
  private KnownCalls calls;
  private Duration ringing;
  private ScheduledExecutorService timer;

  @PostConstruct
  void assemble() {
    ringing = config.getValue("lamplighter.calls.ringing", Duration.class);
    nodes.receive(SIGNAL, (from, message) -> received(Signal.of(message)));
    calls = new KnownCalls(nodes);
    calls.start();
    nodes.listen(this);
    timer = new Timers(1, threads);
    timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    timer.scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
  }

  /** Early, so that it hears of other nodes' calls. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /**
   * Rings at all sessions of a user with whom the caller has a direct conversation. Whatever ends
   * the call comes as {@code call_end} with a reason.
   *
   * @return the call's id
   * @throws ProblemException NOT_FOUND for users whom the caller may not call
   */
  public String offer(Session session, String username, JsonValue data) {
    Member callee = callable(session, username);
    String self = nodes.self().name();
    Call call =
        new Call(
            Call.id(self, UUID.randomUUID().toString()),
            new Party(session.userId(), session.username()),
            session.id(),
            new Party(callee.userId(), callee.username()),
            null,
            null);
    String refusal = begin(call);
    if (refusal == null) {
      ringer.tellAll(
          callee.userId(), null, Ringer.event("call_offer", call.id(), call.caller(), data));
    } else {
      session.send(Ringer.event(Signal.END, call.id(), call.callee(), Ringer.reason(refusal)));
    }
    return call.id();
  }

  /** Who lets others call only looks like one who is not there. */
  private Member callable(Session session, String username) {
    return members
        .byUsername(username)
        .filter(user -> !user.userId().equals(session.userId()))
        .filter(user -> acquaintances.mayTalk(session.userId(), user.userId()))
        .filter(user -> audiences.accepts(Approach.CALL, user.userId(), session.userId()))
        .orElseThrow(() -> ProblemException.notFound("user to call"));
  }

  /** Null, or why it ends at once. Who looks offline does not ring, connected or not. */
  private String begin(Call call) {
    String callerId = call.caller().userId();
    boolean online =
        presence
            .status(callerId, call.callee().username())
            .filter(PresenceState::isOnline)
            .isPresent();
    boolean rings = online && !isBlockedOfLate(callerId, call.callee().userId());
    return rings ? ring(call) : "unavailable";
  }

  /** Presence may hear of a block on another node a little later. */
  private boolean isBlockedOfLate(String callerId, String calleeId) {
    return blocks.hasBlocked(calleeId, callerId);
  }

  private synchronized String ring(Call call) {
    if (calls.isBusy(call.callee().userId()) || calls.isBusy(call.caller().userId())) {
      return "busy";
    }
    put(call);
    return null;
  }

  private void put(Call call) {
    calls.put(call, System.nanoTime() + ringing.toNanos());
  }

  /**
   * @param kind {@code call_answer}, {@code ice_candidate} or {@code call_end}
   * @throws ProblemException NOT_FOUND where there is no such call, as far as is known here
   */
  public void say(Session session, String kind, String callId, JsonValue data) {
    String self = nodes.self().name();
    Signal signal = Signal.of(session, self, kind, callId, data);
    if (!Call.nodeOf(callId).equals(self)) {
      nodes.send(owner(callId).orElseThrow(Calls::unknown), SIGNAL, signal.toText());
    } else if (!handle(signal)) {
      throw unknown();
    }
  }

  private Optional<Node> owner(String callId) {
    String name = Call.nodeOf(callId);
    return nodes.others().stream().filter(other -> other.name().equals(name)).findAny();
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("call");
  }

  /** Who answers a call that is over learns it. */
  private void received(Signal signal) {
    if (!handle(signal) && signal.kind().equals(Signal.ANSWER)) {
      ringer.tellOne(
          signal.session(),
          Ringer.event(Signal.END, signal.callId(), NOBODY, Ringer.reason("over")));
    }
  }

  /** False where there is no such call for that user. */
  private synchronized boolean handle(Signal signal) {
    Call call = calls.get(signal.callId()).filter(c -> c.isOf(signal.userId())).orElse(null);
    if (call == null) {
      return false;
    }
    switch (signal.kind()) {
      case Signal.ANSWER -> answer(call, signal);
      case Signal.CANDIDATE -> candidate(call, signal);
      case Signal.LOST -> lost(call, signal);
      default -> hangUp(call, signal);
    }
    return true;
  }

  private void answer(Call call, Signal signal) {
    if (call.isCaller(signal.userId()) || call.isAnswered()) {
      return;
    }
    put(call.answeredBy(signal.session(), signal.node()));
    ringer.tellOne(
        call.callerSession(), Ringer.event(Signal.ANSWER, call.id(), call.callee(), signal.data()));
    ringer.tellAll(
        call.callee().userId(),
        signal.session(),
        Ringer.event(Signal.END, call.id(), call.caller(), Ringer.reason("answered_elsewhere")));
  }

  private void candidate(Call call, Signal signal) {
    boolean byCaller = call.isCaller(signal.userId());
    if (!call.isAnswered()) {
      if (byCaller) {
        ringer.tellAll(
            call.callee().userId(),
            null,
            Ringer.event(Signal.CANDIDATE, call.id(), call.caller(), signal.data()));
      }
    } else if (call.isIn(signal.session())) {
      ringer.tellOne(
          byCaller ? call.calleeSession() : call.callerSession(),
          Ringer.event(
              Signal.CANDIDATE,
              call.id(),
              byCaller ? call.caller() : call.callee(),
              signal.data()));
    }
  }

  /** Whoever of the two; a tab that only rang declines for all. */
  private void hangUp(Call call, Signal signal) {
    boolean byCaller = call.isCaller(signal.userId());
    String reason = call.isAnswered() ? "ended" : byCaller ? "cancelled" : "declined";
    end(call, reason, byCaller ? call.caller() : call.callee(), signal.session());
  }

  private void lost(Call call, Signal signal) {
    if (call.isIn(signal.session())) {
      boolean byCaller = call.isCaller(signal.userId());
      end(call, "lost", byCaller ? call.caller() : call.callee(), signal.session());
    }
  }

  /** Tells both sides but the session that ended it. */
  private void end(Call call, String reason, Party by, String exceptSession) {
    calls.end(call);
    tellEnd(call, reason, by, exceptSession);
  }

  private void tellEnd(Call call, String reason, Party by, String exceptSession) {
    Event event = Ringer.event(Signal.END, call.id(), by, Ringer.reason(reason));
    if (!call.callerSession().equals(exceptSession)) {
      ringer.tellOne(call.callerSession(), event);
    }
    if (!call.isAnswered()) {
      ringer.tellAll(call.callee().userId(), exceptSession, event);
    } else if (!call.calleeSession().equals(exceptSession)) {
      ringer.tellOne(call.calleeSession(), event);
    }
  }

  private synchronized void tick() {
    calls.overdue(System.nanoTime()).forEach(call -> end(call, "timeout", call.callee(), null));
  }

  /** Whose tab goes, leaves the call. */
  synchronized void left(@Observes SessionLeft event) {
    Session session = event.session();
    calls
        .where(call -> call.isIn(session.id()))
        .forEach(call -> leave(call, session.userId(), session.id()));
  }

  private void leave(Call call, String userId, String session) {
    Signal signal = Signal.lost(call.id(), userId, session, nodes.self().name());
    if (calls.isOwn(call)) {
      handle(signal);
    } else {
      owner(call.id()).ifPresent(node -> nodes.send(node, SIGNAL, signal.toText()));
    }
  }

  /** That a tab of this node went may have been lost on its way, or have overtaken its answer. */
  private synchronized void check() {
    String self = nodes.self().name();
    for (Call call : calls.where(c -> true)) {
      if (calls.isOwn(call) && !ringer.isHere(call.callerSession())) {
        leave(call, call.caller().userId(), call.callerSession());
      } else if (self.equals(call.calleeNode()) && !ringer.isHere(call.calleeSession())) {
        leave(call, call.callee().userId(), call.calleeSession());
      }
    }
  }

  @Override
  public synchronized void left(Node node) {
    lost(node.name()::equals, nodes.isOldest());
  }

  /** The others took this node's calls for lost, and so it takes theirs. */
  @Override
  public synchronized void reborn(boolean frozen) {
    lost(name -> !name.equals(nodes.self().name()), true);
  }

  /**
   * @param node whether a node of that name is lost
   * @param tells whether this node tells those who are left of its calls
   */
  private void lost(Predicate<String> node, boolean tells) {
    for (Call call : calls.where(c -> c.calleeNode() != null && node.test(c.calleeNode()))) {
      if (calls.isOwn(call)) {
        end(call, "lost", call.callee(), null);
      }
    }
    for (Call call : calls.where(c -> node.test(Call.nodeOf(c.id())))) {
      calls.forget(call.id());
      if (tells) {
        tellEnd(call, "lost", call.caller(), null);
      }
    }
  }
}
