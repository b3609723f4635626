package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.Jsons;
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
    try {
      JsonObject frame = Jsons.parseObject(text);
      ref = ref(frame);
      run(session, ref, frame);
    } catch (RuntimeException | Error e) {
      refuse(session, ref, e);
    }
  }

  private void run(Session session, String ref, JsonObject frame) {
    String name = new JsonInput(frame).string("event", 1, MAX_NAME);
    commands
        .run(session, name, data(frame))
        .whenComplete((answer, thrown) -> answer(session, ref, answer, thrown));
  }

  private void answer(Session session, String ref, JsonObject answer, Throwable thrown) {
    if (thrown != null) {
      refuse(session, ref, thrown);
    } else if (ref != null) {
      session.enqueue(NativeWire.INSTANCE.answer("reply", ref, Commands.ok(answer)), null);
    }
  }

  void receivedBinary(Session session) {
    session.heard();
    refuse(
        session,
        null,
        ProblemException.of(
            ProblemType.INVALID_REQUEST, "Binary frames are not understood here. Send JSON text."));
  }

  private void refuse(Session session, String ref, Throwable thrown) {
    String problem = commands.refuse(session, thrown).toJson().toString();
    Frame frame =
        ref == null
            ? NativeWire.INSTANCE.encode(Event.of("error", problem))
            : NativeWire.INSTANCE.answer("error", ref, problem);
    session.enqueue(frame, null);
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

  private static JsonObject data(JsonObject frame) {
    JsonValue data = frame.get("data");
    if (data == null || data == JsonValue.NULL) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    if (data instanceof JsonObject object) {
      return object;
    }
    throw ProblemException.invalid("data", "must be an object");
  }
}
