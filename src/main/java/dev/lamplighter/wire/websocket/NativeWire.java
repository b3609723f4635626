package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.Wire;

/** {@code {"event": name, "data": {…}, "ref": n}}, one JSON text a frame. */
final class NativeWire implements Wire {
  static final NativeWire INSTANCE = new NativeWire();

  private NativeWire() {}

  @Override
  public String name() {
    return "websocket";
  }

  @Override
  public Frame encode(Event event) {
    return Frame.text("{\"event\":\"" + event.name() + "\",\"data\":" + event.json() + "}");
  }

  /**
   * @param event {@code reply} or {@code error}
   * @param ref as the client sent it, already JSON
   */
  Frame answer(String event, String ref, String json) {
    return Frame.text("{\"event\":\"" + event + "\",\"ref\":" + ref + ",\"data\":" + json + "}");
  }
}
