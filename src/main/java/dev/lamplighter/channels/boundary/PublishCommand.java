package dev.lamplighter.channels.boundary;

import dev.lamplighter.channels.control.AppChannels;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code publish {channel, data}}. */
@ApplicationScoped
public class PublishCommand implements CommandHandler {
  @Inject private AppChannels channels;

  @Override
  public String command() {
    return "publish";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    channels.publish(session.caller(), data.string("channel", 1, 128), data.value("data"));
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
