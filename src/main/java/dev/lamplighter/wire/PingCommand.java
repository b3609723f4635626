package dev.lamplighter.wire;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.Instant;

/** {@code ping}, answered by the event {@code pong}: a sign of life, not of activity. */
@ApplicationScoped
public class PingCommand implements CommandHandler {

  @Override
  public String command() {
    return "ping";
  }

  @Override
  public boolean isActivity() {
    return false;
  }

  @Override
  public Surplus surplus() {
    return Surplus.DROPPED;
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public boolean readsData() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    JsonObject pong = new JsonOutput().put("timestamp", Times.cut(Instant.now())).build();
    session.send(Event.of("pong", pong.toString()));
    return pong;
  }
}
