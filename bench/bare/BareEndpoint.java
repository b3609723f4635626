import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** A socket that does nothing: what the container itself costs. */
@ServerEndpoint("/ws")
public class BareEndpoint {
  @OnMessage
  public void text(String ignored) {}
}
