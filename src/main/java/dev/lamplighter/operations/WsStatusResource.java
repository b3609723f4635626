package dev.lamplighter.operations;

import dev.lamplighter.cluster.ClusterState;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.presence.control.Presence;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/ws/status}: open to everyone, so it counts the cluster as everybody sees it. */
@Path("/ws/status")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class WsStatusResource {
  @Inject private Presence presence;
  @Inject private ClusterState cluster;

  @GET
  public JsonObject status() {
    return new JsonOutput()
        .put("success", true)
        .put("websocket_enabled", true)
        .put("active_connections", presence.sessionCount())
        .put("online_users", presence.onlineCount())
        .put("redis_enabled", false)
        .put("cluster", cluster())
        .build();
  }

  private JsonObject cluster() {
    return new JsonOutput()
        .put("enabled", cluster.isClustered())
        .put("members", cluster.members().size())
        .build();
  }
}
