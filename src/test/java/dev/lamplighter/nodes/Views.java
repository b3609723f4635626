package dev.lamplighter.nodes;

import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What nodes answer about who is online. */
final class Views {
  private static final String USERS = "/api/users/online-status/users?details=true&limit=200";

  private Views() {}

  static JsonObject look(ClusterNode node, Member viewer, Member seen) {
    return node.as(viewer).get("/api/users/online-status/" + seen.username()).json();
  }

  static boolean isOnline(ClusterNode node, Member viewer, Member seen) {
    return look(node, viewer, seen).getBoolean("online");
  }

  /** Whether each of these nodes says so. */
  static boolean agree(Collection<ClusterNode> nodes, Member viewer, Member seen, boolean online) {
    return nodes.stream().allMatch(node -> isOnline(node, viewer, seen) == online);
  }

  /** Name and status of all who are online there. */
  static Map<String, String> digest(ClusterNode node, Member viewer) {
    RestClient rest = node.as(viewer);
    Map<String, String> digest = new TreeMap<>();
    for (String after = ""; after != null; ) {
      JsonObject page = rest.get(USERS + after).json();
      for (JsonObject user : page.getJsonArray("users").getValuesAs(JsonObject.class)) {
        digest.put(user.getString("username"), user.getString("status"));
      }
      after = page.isNull("next") ? null : "&after=" + page.getString("next");
    }
    return digest;
  }

  static boolean equal(Collection<ClusterNode> nodes, Member viewer) {
    return nodes.stream().map(node -> digest(node, viewer)).distinct().count() == 1;
  }

  static int count(ClusterNode node, Member viewer) {
    return node.as(viewer).get("/api/users/online-status/count").json().getInt("count");
  }
}
