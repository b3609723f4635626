package dev.lamplighter.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;

/** What a server answered. */
public record Answer(int status, HttpHeaders headers, String body) {

  /** The body as a JSON object; fails when it is something else. */
  public JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  /** A header's first value, or an empty string. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
