package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code sync {conversations: {id: last_seq}, notifications: last_seq}}: what a break has cost. */
@ApplicationScoped
public class SyncCommand implements CommandHandler {
  @Inject @Any private Instance<SyncSource> sources;

  @Override
  public String command() {
    return "sync";
  }

  @Override
  public boolean isActivity() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    JsonOutput answer = new JsonOutput();
    sources.forEach(source -> answer.put(source.field(), source.missed(session, data)));
    return answer.build();
  }
}
