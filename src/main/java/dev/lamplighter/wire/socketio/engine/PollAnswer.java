package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.FrameSender;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;

/** The answer to a held request; never blocks on a client that reads slowly. */
final class PollAnswer implements WriteListener {
  private final HeldPoll poll;
  private final int status;
  private final String type;
  private final FrameSender.Completion completion;
  private byte[] body;
  private ServletOutputStream out;

  PollAnswer(
      HeldPoll poll, int status, String type, byte[] body, FrameSender.Completion completion) {
    this.poll = poll;
    this.status = status;
    this.type = type;
    this.body = body;
    this.completion = completion;
  }

  void send() {
    try {
      HttpServletResponse response = poll.response();
      response.setStatus(status);
      response.setContentType(type);
      response.setContentLength(body.length);
      out = response.getOutputStream();
      out.setWriteListener(this);
    } catch (IOException | RuntimeException e) {
      completion.written(e);
    }
  }

  /** The client is gone. */
  void fail() {
    completion.written(new EOFException("the client broke off"));
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      if (body == null) {
        poll.complete();
        completion.written(null);
        return;
      }
      byte[] all = body;
      body = null;
      out.write(all);
      if (out.isReady()) {
        out.flush();
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    poll.complete();
    completion.written(failure);
  }
}
