package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.Commands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * Native frames in, commands out; replies and errors back, each with the {@code ref} it answers.
 */
@ApplicationScoped
public class NativeProtocol {
  private static final int MAX_NAME = 64;

  @Inject private Commands commands;

  void received(Session session, String text) {
    session.heard();
    String ref = null;
    String name = null;
    try {
      RawFrame raw = RawFrame.read(text, session.home());
      ref = ref(raw.frame());
      name = new JsonInput(raw.frame()).string("event", 1, MAX_NAME);
      run(session, ref, name, raw);
    } catch (RuntimeException | Error e) {
      refuse(session, ref, name, e);
    }
  }

  private void run(Session session, String ref, String name, RawFrame raw) {
    commands
        .run(session, name, raw.frame().get("data"))
        .whenComplete((answer, thrown) -> answer(session, ref, name, raw, answer, thrown));
  }

  private void answer(
      Session session, String ref, String name, RawFrame raw, JsonObject answer, Throwable thrown) {
    if (thrown != null) {
      refuse(session, ref, name, thrown);
    } else if (ref != null) {
      session.enqueue(NativeWire.INSTANCE.answer("reply", ref, Commands.ok(answer)), null);
    } else if (raw.isMessage()) {
      session.send(Event.of("new_message", answer.toString()));
    }
  }

  void receivedBinary(Session session) {
    session.heard();
    refuse(
        session,
        null,
        null,
        ProblemException.of(
            ProblemType.INVALID_REQUEST, "Binary frames are not understood here. Send JSON text."));
  }

  private void refuse(Session session, String ref, String name, Throwable thrown) {
    Problem problem = commands.refuse(session, name, thrown);
    String json = problem.toJson().toString();
    if (ref != null) {
      session.enqueue(NativeWire.INSTANCE.answer("error", ref, json), null);
    } else if (commands.isTold(session, problem)) {
      session.send(Event.of("error", json));
    }
  }

  private static String ref(JsonObject frame) {
    JsonValue ref = frame.get("ref");
    if (ref == null || ref == JsonValue.NULL) {
      return null;
    }
    boolean fits = ref instanceof JsonNumber || ref instanceof JsonString;
    if (!fits || ref.toString().length() > MAX_NAME) {
      throw ProblemException.invalid("ref", "must be a number or a short text");
    }
    return ref.toString();
  }
}
