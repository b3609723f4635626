package dev.lamplighter.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a node is told, in its order. */
final class NodeLog implements NodeListener {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Of the node, before it starts; messages of the kind "note" are written down too. */
  static NodeLog of(Nodes nodes) {
    NodeLog log = new NodeLog();
    nodes.listen(log);
    nodes.receive("note", (from, json) -> log.lines.add(from.name() + ": " + json.getInt("n")));
    return log;
  }

  @Override
  public void joined(Node node) {
    lines.add("joined " + node.name());
  }

  @Override
  public void left(Node node) {
    lines.add("left " + node.name());
  }

  @Override
  public void missed(Node node) {
    lines.add("missed " + node.name());
  }

  @Override
  public void reborn(boolean frozen) {
    lines.add("reborn " + frozen);
  }

  List<String> lines() {
    return lines;
  }
}
