package dev.lamplighter.edge;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Refuses a body that turns out longer than allowed; its length need not be told beforehand. */
final class LimitedBody extends UnderstoodHeaders {
  private final int maxBytes;

  LimitedBody(HttpServletRequest request, int maxBytes) {
    super(request);
    this.maxBytes = maxBytes;
  }

  static ProblemException tooLarge(int maxBytes) {
    return ProblemException.of(
        ProblemType.TOO_LARGE, "The body may have at most " + maxBytes + " bytes.");
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Counting(new TimedBody((HttpServletRequest) getRequest()), maxBytes);
  }

  private static final class Counting extends ServletInputStream {
    private final ServletInputStream body;
    private final int maxBytes;
    private int count;

    Counting(ServletInputStream body, int maxBytes) {
      this.body = body;
      this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
      int value = body.read();
      return counted(value < 0 ? -1 : 1) < 0 ? -1 : value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return counted(body.read(bytes, offset, length));
    }

    private int counted(int read) {
      count += Math.max(read, 0);
      if (count > maxBytes) {
        throw tooLarge(maxBytes);
      }
      return read;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
