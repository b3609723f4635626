package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.DatabaseFault;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Place;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionInfo;
import dev.lamplighter.hub.Wire;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Signatures;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.wire.Greeting;
import dev.lamplighter.wire.KeptEvents;
import dev.lamplighter.wire.socketio.packets.Packet;
import dev.lamplighter.wire.socketio.packets.PacketWriter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * Gives clients that come back after a break what they missed. No node remembers anything of a
 * client that is away: the client carries what it had, and the database has the rest.
 */
@ApplicationScoped
public class Recovery {
  private static final Logger LOG = Logger.getLogger(Recovery.class.getName());

  /** A session that is being opened, and what stands before its connection. */
  private record Newcomer(Session session, Notes notes) {}

  /** What a client shows, where that is good. */
  private record Claim(Pass pass, Had had, List<Event> missed) {}

  @Inject private Config config;
  @Inject private Signatures signatures;
  @Inject private DatabaseClock clock;
  @Inject private Hub hub;
  @Inject private OpenSessions open;
  @Inject private Missed missed;
  @Inject @Any private Instance<KeptEvents> features;
  private RecoverySettings settings;

  @PostConstruct
  void assemble() {
    settings = RecoverySettings.from(config);
  }

  /**
   * Opens a session whose client may come back, or comes back. Blocks for the database.
   *
   * @param entering subscribes the session to what it is promised
   */
  public Session open(
      SessionInfo info,
      Wire wire,
      FrameSender connection,
      JsonObject auth,
      Consumer<Session> entering) {
    Notes notes = new Notes(connection, clock);
    Session session = hub.prepare(info, wire, notes);
    hub.admit(
        session,
        () -> {
          entering.accept(session);
          begin(new Newcomer(session, notes), auth);
        });
    return session;
  }

  /** The session is delivered to already, so what is committed from here on will come to it. */
  private void begin(Newcomer newcomer, JsonObject auth) {
    try {
      claim(newcomer.session(), auth)
          .ifPresentOrElse(claim -> continueAs(newcomer, claim), () -> startAnew(newcomer));
    } catch (DatabaseFault e) {
      Outage.warn(LOG, "event=recovery_not_possible", e);
      greet(newcomer.session(), null, List.of(), newcomer.session().id(), Optional.empty());
    }
  }

  private Optional<Claim> claim(Session session, JsonObject auth) {
    Caller caller = session.caller();
    Instant now = clock.instant();
    return text(auth, "pid")
        .flatMap(pid -> Pass.read(signatures, caller, pid, now))
        .flatMap(
            pass ->
                text(auth, "offset")
                    .flatMap(Offset::of)
                    .filter(offset -> settings.includes(offset.at(), now))
                    .flatMap(
                        offset ->
                            missed
                                .of(caller.userId(), offset)
                                .map(events -> new Claim(pass, offset.had(), events))));
  }

  private static Optional<String> text(JsonObject auth, String name) {
    return auth.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private void continueAs(Newcomer newcomer, Claim claim) {
    String sid = claim.pass().sid();
    List<Frame> frames = claim.missed().stream().map(newcomer.session().wire()::encode).toList();
    open.add(sid, newcomer.session(), newcomer.notes());
    open.cameBack(sid);
    greet(newcomer.session(), claim.had(), frames, sid, Optional.of(claim.pass()));
    LOG.info(
        () ->
            String.format(
                Locale.ROOT,
                "event=recovered session=%s user=%s missed=%d",
                newcomer.session().id(),
                newcomer.session().userId(),
                frames.size()));
  }

  private void startAnew(Newcomer newcomer) {
    Session session = newcomer.session();
    Optional<Had> had = missed.nothing(session.userId());
    Optional<Pass> pass =
        had.map(h -> Pass.of(signatures, session.caller(), session.id(), clock.instant()));
    open.add(session.id(), session, newcomer.notes());
    greet(session, had.orElse(null), List.of(), session.id(), pass);
  }

  private static void greet(
      Session session, Had had, List<Frame> frames, String sid, Optional<Pass> pass) {
    Frame connect =
        pass.map(p -> PacketWriter.connected(Packet.MAIN_NAMESPACE, sid, p.text()))
            .orElseGet(() -> PacketWriter.connected(Packet.MAIN_NAMESPACE, sid));
    List<Frame> greeting =
        List.of(
            session.wire().encode(Event.of("connection_established", "{\"sid\":\"" + sid + "\"}")),
            session.wire().encode(Greeting.connected(session, sid)));
    session.enqueue(NotedFrame.begin(notes -> notes.begin(had, connect, greeting, frames)), null);
  }

  /**
   * The answer's frame, so that what the answer holds is not told again.
   *
   * @param frame null where the client asked for no answer: it knows what it sent
   */
  public Frame noted(String command, JsonObject answer, Frame frame) {
    Map<String, Long> given = new HashMap<>();
    for (KeptEvents kept : features) {
      Optional<Place> place = kept.sent(command, answer);
      if (place.isPresent()) {
        return NotedFrame.sent(place.get(), frame);
      }
      given.putAll(kept.given(command, answer));
    }
    return frame == null || given.isEmpty() ? frame : NotedFrame.given(given, frame);
  }
}
