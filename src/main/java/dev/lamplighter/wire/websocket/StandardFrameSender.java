package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import jakarta.websocket.CloseReason;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** Writes through the Jakarta WebSocket API, one message a frame: for servers other than Tyrus. */
final class StandardFrameSender implements FrameSender {
  private final Session session;

  StandardFrameSender(Session session) {
    this.session = session;
  }

  @Override
  public void send(List<Frame> batch, Completion completion) {
    sendNext(batch.iterator(), completion);
  }

  private void sendNext(Iterator<Frame> frames, Completion completion) {
    while (frames.hasNext()) {
      Frame frame = frames.next();
      SendHandler next = result -> sent(result, frames, completion);
      if (frame.isText()) {
        session.getAsyncRemote().sendText(frame.text(), next);
        return;
      }
      if (frame.isBinary()) {
        session.getAsyncRemote().sendBinary(frame.payload(), next);
        return;
      }
      ping();
    }
    completion.written(null);
  }

  private void sent(SendResult result, Iterator<Frame> frames, Completion completion) {
    if (result.isOK()) {
      sendNext(frames, completion);
    } else {
      completion.written(result.getException());
    }
  }

  private void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close(CloseCode code) {
    close(session, code);
  }

  static void close(Session session, CloseCode code) {
    try {
      if (code == CloseCode.BROKEN) {
        session.close();
      } else {
        session.close(
            new CloseReason(CloseReason.CloseCodes.getCloseCode(code.code()), code.reason()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
