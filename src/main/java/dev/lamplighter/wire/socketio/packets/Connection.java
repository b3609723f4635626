package dev.lamplighter.wire.socketio.packets;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.wire.socketio.engine.EngineListener;
import dev.lamplighter.wire.socketio.engine.EngineSession;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One client's connection: the namespaces it has joined, and the binary event whose parts are still
 * to come. Whoever breaks the protocol is cut off.
 */
public final class Connection implements EngineListener {
  private static final Logger LOG = Logger.getLogger(Connection.class.getName());
  private static final String INVALID_NAMESPACE = "{\"message\":\"Invalid namespace\"}";

  /** Bytes that a client may send before it has joined: a CONNECT with a token is no longer. */
  private static final int STRANGERS_PAYLOAD = 16384;

  /** Refused CONNECTs, after which it is more than a mistake. */
  private static final int MAX_REFUSALS = 5;

  private final EngineSession engine;
  private final Application application;
  private final Duration connectTimeout;
  private final Map<String, Peer> peers = new HashMap<>(2);
  private Future<?> deadline;
  private int refusals;
  private Packet incomplete;
  private List<byte[]> parts;

  /**
   * @param connectTimeout after which a client that has joined nothing is closed
   */
  public Connection(EngineSession engine, Application application, Duration connectTimeout) {
    this.engine = engine;
    this.application = application;
    this.connectTimeout = connectTimeout;
    expectConnect();
  }

  private void expectConnect() {
    engine.limitPayload(STRANGERS_PAYLOAD);
    application.strange(this);
    deadline = engine.later(() -> engine.closeLater(CloseCode.SILENT), connectTimeout);
  }

  private void expectNothing() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
      engine.liftPayloadLimit();
      application.familiar(this);
    }
  }

  /** For sending to a peer: whatever the transport is at the time. */
  public FrameSender sender() {
    return engine;
  }

  /** For answers to those who have not joined; a client that lets many wait is cut off. */
  public void send(Frame frame) {
    engine.send(frame);
  }

  /** Whom the handshake came from. */
  public Principal peer() {
    return engine.peer();
  }

  /** Closes it, on which a stock client comes back by itself; after a CONNECT_ERROR none does. */
  public void sendAway() {
    engine.closeLater(CloseCode.GOING_AWAY);
  }

  public void refuseNamespace(Packet connect) {
    send(PacketWriter.connectError(connect.namespace(), INVALID_NAMESPACE));
  }

  @Override
  public void text(String message) {
    try {
      if (incomplete != null) {
        throw new BadPacket("text in place of a binary part");
      }
      Packet packet = PacketParser.parse(message);
      if (packet.attachments() > 0) {
        joined(packet); // nothing is kept for a stranger
        incomplete = packet;
        parts = new ArrayList<>(packet.attachments());
      } else {
        received(packet);
      }
    } catch (BadPacket e) {
      violated(e);
    }
  }

  @Override
  public void binary(byte[] message) {
    if (incomplete == null) {
      violated(new BadPacket("a binary part that belongs to nothing"));
      return;
    }
    parts.add(message);
    if (parts.size() == incomplete.attachments()) {
      Packet complete = incomplete.with(parts);
      incomplete = null;
      parts = null;
      try {
        received(complete);
      } catch (BadPacket e) {
        violated(e);
      }
    }
  }

  private void violated(BadPacket e) {
    LOG.log(Level.FINE, "event=bad_packet what=\"{0}\"", e.getMessage());
    engine.closeLater(CloseCode.PROTOCOL_ERROR);
  }

  private void received(Packet packet) {
    switch (packet.type()) {
      case CONNECT -> connect(packet);
      case DISCONNECT -> disconnect(packet);
      case EVENT, BINARY_EVENT -> joined(packet).received(packet);
      case ACK, BINARY_ACK -> joined(packet); // the server asks for none
      default -> throw new BadPacket("what only a server sends");
    }
  }

  private Peer joined(Packet packet) {
    Peer peer = peers.get(packet.namespace());
    if (peer == null) {
      throw new BadPacket("a namespace that was not joined");
    }
    return peer;
  }

  private void connect(Packet packet) {
    if (peers.containsKey(packet.namespace())) {
      throw new BadPacket("a second CONNECT");
    }
    Optional<Peer> peer = application.connect(this, packet);
    if (peer.isPresent()) {
      expectNothing();
      peers.put(packet.namespace(), peer.get());
    } else if (++refusals == MAX_REFUSALS) {
      throw new BadPacket("refused again and again");
    }
  }

  private void disconnect(Packet packet) {
    Peer peer = joined(packet);
    peers.remove(packet.namespace());
    if (peers.isEmpty()) {
      expectConnect();
    }
    peer.left(CloseCode.NORMAL);
  }

  @Override
  public void closed(CloseCode code) {
    expectNothing();
    incomplete = null;
    peers.values().forEach(peer -> peer.left(code));
    peers.clear();
  }
}
