package dev.lamplighter.cluster;

import com.hazelcast.core.HazelcastJsonValue;
import dev.lamplighter.cluster.SessionDirectory.Entry;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import jakarta.json.JsonObject;
import java.time.Instant;

/** A session as it stands in the shared map, readable by other applications in the server. */
final class SessionRow {
  static final String LIFE = "life";
  static final String USER = "user_id";

  private SessionRow() {}

  static HazelcastJsonValue write(Entry entry, Node owner) {
    return new HazelcastJsonValue(
        new JsonOutput()
            .put("id", entry.id())
            .put(USER, entry.userId())
            .put("username", entry.username())
            .put("node", owner.name())
            .put(LIFE, owner.life())
            .put("address", entry.address())
            .put("wire", entry.wire())
            .put("since", entry.since())
            .put("user_agent", entry.userAgent())
            .build()
            .toString());
  }

  static Entry read(HazelcastJsonValue value) {
    JsonObject row = Jsons.parseObject(value.getValue());
    return new Entry(
        row.getString("id"),
        row.getString(USER),
        row.getString("username"),
        row.getString("node"),
        row.getString("address", ""),
        row.getString("wire"),
        Instant.parse(row.getString("since")),
        row.getString("user_agent", ""));
  }
}
