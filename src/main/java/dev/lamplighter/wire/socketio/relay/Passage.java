package dev.lamplighter.wire.socketio.relay;

/** Something of a client that is under way to the node of its session. */
interface Passage {
  /** The name of that node. */
  String node();

  /** Any thread; must not block. The client is told, or comes back by itself. */
  void breakOff();

  /** This node stops: the client shall come another way. */
  void leave();
}
