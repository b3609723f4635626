package dev.lamplighter.wire.socketio;

import dev.lamplighter.cluster.ClusterSelection;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.identity.control.NodeKey;
import dev.lamplighter.wire.DrainBegun;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.packets.Connection;
import dev.lamplighter.wire.socketio.relay.Relay;
import dev.lamplighter.wire.websocket.FrameSenders;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import org.eclipse.microprofile.config.Config;

/** The node's one Socket.IO engine. */
@ApplicationScoped
public class SocketIo {
  @Inject private Config config;
  @Inject private Nodes nodes;
  @Inject private NodeKey nodeKey;
  @Inject private SocketIoBridge bridge;
  @Inject private FrameSenders senders;
  @Resource private ManagedThreadFactory threads;
  private Engine engine;
  private Relay relay;

  @PostConstruct
  void start() {
    SocketIoSettings settings = SocketIoSettings.from(config, nodes.self().name());
    engine =
        new Engine(
            settings.engine(),
            session -> new Connection(session, bridge, settings.connectTimeout()),
            threads);
    relay = new Relay(engine, nodes, nodeKey::sign, settings.relay(), threads);
  }

  /** Before this node joins the others: it hears of them. */
  void listen(
      @Observes @Priority(ClusterSelection.PRIORITY - 1) @Initialized(ApplicationScoped.class)
          Object start) {}

  void leave(@Observes DrainBegun drain) {
    relay.leave();
  }

  public Relay relay() {
    return relay;
  }

  Engine engine() {
    return engine;
  }

  FrameSender senderOf(Session container) {
    return senders.of(container);
  }

  @PreDestroy
  void stop() {
    relay.close();
    engine.close();
  }
}
