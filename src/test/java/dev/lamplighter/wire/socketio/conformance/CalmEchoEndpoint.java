package dev.lamplighter.wire.socketio.conformance;

import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineEndpoint;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

@ServerEndpoint("/calm.io/")
public class CalmEchoEndpoint extends EngineEndpoint {
  @Override
  protected Engine engine() {
    return EchoEngines.CALM;
  }

  @Override
  protected FrameSender senderOf(Session container) {
    return EchoEngines.senderOf(container);
  }
}
