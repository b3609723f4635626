package dev.lamplighter.wire.socketio.engine;

/** A client's GET that waits for something to be sent. Answered once. */
interface Poll extends Outlet {
  void refuse(EngineError error);
}
