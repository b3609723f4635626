package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import java.util.List;

/** Where one batch can be written right now. Must not block. */
@FunctionalInterface
interface Outlet {
  void write(List<Frame> frames, FrameSender.Completion completion);
}
