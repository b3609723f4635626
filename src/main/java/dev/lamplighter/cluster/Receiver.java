package dev.lamplighter.cluster;

import jakarta.json.JsonObject;

/** Takes messages of one kind. Those of one sender come in order, one at a time; must not wait. */
@FunctionalInterface
public interface Receiver {
  void received(Node from, JsonObject message);
}
