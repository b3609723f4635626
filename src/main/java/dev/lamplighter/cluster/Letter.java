package dev.lamplighter.cluster;

import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * What travels between nodes: the sender's name in a line of its own, so that a receiver sorts
 * without parsing, then JSON. What a receiver does not know, it ignores.
 *
 * @param to the life that is meant, or null for all
 * @param number one more than that of the sender's letter to this life before; 0 where not counted
 * @param hello the sender's introduction, or null
 * @param word {@link #BYE}, {@link #BURIED} or null
 */
record Letter(Node from, String to, long number, Hello hello, String word, List<Item> items) {
  /** The sender stops. */
  static final String BYE = "bye";

  /** The sender had given up the receiver, and ignores that life of it. */
  static final String BURIED = "buried";

  private static final int VERSION = 1;

  /** One message. */
  record Item(String kind, JsonObject data) {}

  /** One message on its way out; its data is text already. */
  record Outgoing(String kind, String json) {
    int size() {
      return kind.length() + json.length();
    }
  }

  static String hello(Node from, Hello hello) {
    return write(from, start(from).put("hello", hello.toJson()));
  }

  static String bye(Node from) {
    return write(from, start(from).put("word", BYE));
  }

  static String buried(Node from, Node to) {
    return write(from, start(from).put("to", to.life()).put("word", BURIED));
  }

  /**
   * @param hello null but in the first letter to a life
   */
  static String items(Node from, Node to, long number, Hello hello, List<Outgoing> items) {
    JsonOutput head = start(from).put("to", to.life()).put("n", number);
    if (hello != null) {
      head.put("hello", hello.toJson());
    }
    String begin = write(from, head);
    StringBuilder text = new StringBuilder(begin.length() + 64 * items.size() + size(items));
    text.append(begin, 0, begin.length() - 1).append(",\"items\":[");
    String comma = "";
    for (Outgoing item : items) {
      text.append(comma).append("{\"kind\":").append(Jsons.text(item.kind()));
      text.append(",\"data\":").append(item.json()).append('}');
      comma = ",";
    }
    return text.append("]}").toString();
  }

  private static int size(List<Outgoing> items) {
    return items.stream().mapToInt(Outgoing::size).sum();
  }

  private static JsonOutput start(Node from) {
    return new JsonOutput().put("v", VERSION).put("life", from.life());
  }

  private static String write(Node from, JsonOutput json) {
    return from.name() + '\n' + json.build();
  }

  /** The name of whoever wrote it. */
  static String sender(String text) {
    return text.substring(0, Math.max(0, text.indexOf('\n')));
  }

  /**
   * @throws RuntimeException where it is no letter
   */
  static Letter parse(String text) {
    String name = sender(text);
    JsonObject json = Jsons.parseObject(text.substring(name.length() + 1));
    JsonObject hello = json.getJsonObject("hello");
    return new Letter(
        new Node(name, json.getString("life")),
        json.getString("to", null),
        json.containsKey("n") ? json.getJsonNumber("n").longValue() : 0,
        hello == null ? null : Hello.of(hello),
        json.getString("word", null),
        json.getOrDefault("items", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
            .map(JsonValue::asJsonObject)
            .map(item -> new Item(item.getString("kind"), item.getJsonObject("data")))
            .toList());
  }
}
