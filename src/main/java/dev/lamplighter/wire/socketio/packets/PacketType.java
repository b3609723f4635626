package dev.lamplighter.wire.socketio.packets;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/** Socket.IO 5's packet types; their place is their number on the wire. */
public enum PacketType {
  CONNECT {
    @Override
    boolean takes(JsonValue data) {
      return data == null || data instanceof JsonObject;
    }
  },
  DISCONNECT {
    @Override
    boolean takes(JsonValue data) {
      return data == null;
    }
  },
  EVENT {
    @Override
    boolean takes(JsonValue data) {
      return data instanceof JsonArray array && !array.isEmpty() && isName(array.get(0));
    }
  },
  ACK {
    @Override
    boolean takes(JsonValue data) {
      return data instanceof JsonArray;
    }
  },
  CONNECT_ERROR {
    @Override
    boolean takes(JsonValue data) {
      return data instanceof JsonObject;
    }
  },
  BINARY_EVENT {
    @Override
    boolean takes(JsonValue data) {
      return EVENT.takes(data);
    }
  },
  BINARY_ACK {
    @Override
    boolean takes(JsonValue data) {
      return ACK.takes(data);
    }
  };

  /** Names that clients use for what happens on their own side. */
  private static final Set<String> RESERVED =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  /** Whether the packet's JSON, null where there is none, has the form that this type asks for. */
  abstract boolean takes(JsonValue data);

  boolean isBinary() {
    return this == BINARY_EVENT || this == BINARY_ACK;
  }

  private static boolean isName(JsonValue first) {
    return first instanceof JsonNumber
        || first instanceof JsonString name && !RESERVED.contains(name.getString());
  }
}
