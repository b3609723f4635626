package dev.lamplighter.wire.socketio.engine;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Long polling. What comes here has passed the {@link EngineFilter}. */
public abstract class EngineServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  protected abstract Engine engine();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EngineRequest asked = EngineRequest.of(request);
    if (asked.sid() == null) {
      HeldPoll first = new HeldPoll(engine(), gone -> {}, request, response);
      engine().openOn(first, request.getUserPrincipal());
      first.hold();
      return;
    }
    Optional<EngineSession> session = engine().find(asked.sid());
    if (session.isEmpty()) {
      EngineAnswer.refuse(response, EngineError.UNKNOWN_SESSION);
    } else if ("GET".equals(asked.method())) {
      HeldPoll poll = new HeldPoll(engine(), session.get()::lost, request, response);
      session.get().poll(poll);
      poll.hold();
    } else if ("POST".equals(asked.method())) {
      post(session.get(), request, response);
    } else {
      EngineAnswer.refuse(response, EngineError.BAD_REQUEST);
    }
  }

  /** The body is UTF-8 whatever the request says: the servlet's own default is Latin-1. */
  private void post(EngineSession session, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = RequestBody.read(request, session.payloadLimit());
    EngineError refusal = session.posted(new String(body, StandardCharsets.UTF_8));
    if (refusal == null) {
      EngineAnswer.ok(response);
    } else {
      EngineAnswer.refuse(response, refusal);
    }
  }
}
