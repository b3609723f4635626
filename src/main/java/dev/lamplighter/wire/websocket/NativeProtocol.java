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

  /** What a reply or a refusal answers; null is what did not come, or was not understood. */
  private record Asked(String ref, String name) {
    private static final Asked NOTHING = new Asked(null, null);
  }

  void received(Session session, String text) {
    session.heard();
    Asked asked = Asked.NOTHING;
    try {
      RawFrame raw = RawFrame.read(text, session.home());
      asked = new Asked(ref(raw.frame()), null);
      asked = new Asked(asked.ref(), new JsonInput(raw.frame()).string("event", 1, MAX_NAME));
      run(session, asked, raw);
    } catch (RuntimeException | Error e) {
      refuse(session, asked, e);
    }
  }

  private void run(Session session, Asked asked, RawFrame raw) {
    commands
        .run(session, asked.name(), raw.frame().get("data"))
        .whenComplete(
            (answer, thrown) -> {
              if (thrown != null) {
                refuse(session, asked, thrown);
              } else {
                answer(session, asked.ref(), answer, raw.isMessage());
              }
            });
  }

  private static void answer(Session session, String ref, JsonObject answer, boolean isMessage) {
    if (ref != null) {
      session.enqueue(NativeWire.INSTANCE.answer("reply", ref, Commands.ok(answer)), null);
    } else if (isMessage) {
      session.send(Event.of("new_message", answer.toString()));
    }
  }

  void receivedBinary(Session session) {
    session.heard();
    refuse(
        session,
        Asked.NOTHING,
        ProblemException.of(
            ProblemType.INVALID_REQUEST, "Binary frames are not understood here. Send JSON text."));
  }

  private void refuse(Session session, Asked asked, Throwable thrown) {
    Problem problem = commands.refuse(session, asked.name(), thrown);
    String json = problem.toJson().toString();
    if (asked.ref() != null) {
      session.enqueue(NativeWire.INSTANCE.answer("error", asked.ref(), json), null);
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
