package dev.lamplighter.cluster;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;

/**
 * What a node says of itself, every few seconds and at the head of its first envelope.
 *
 * @param member its id in the transport
 * @param installation which database it works on
 * @param address where the others reach it
 * @param url where they reach its HTTP listener; empty where it does not say
 * @param version of the application
 * @param started false while it still asks whether it may join
 * @param asks whether all others are to say hello in turn
 */
record Hello(
    String member,
    String installation,
    String address,
    String url,
    String version,
    boolean started,
    boolean asks) {

  Hello asking() {
    return new Hello(member, installation, address, url, version, started, true);
  }

  JsonObject toJson() {
    return new JsonOutput()
        .put("member", member)
        .put("installation", installation)
        .put("address", address)
        .put("url", url)
        .put("version", version)
        .put("started", started)
        .put("asks", asks)
        .build();
  }

  static Hello of(JsonObject json) {
    return new Hello(
        json.getString("member", ""),
        json.getString("installation", ""),
        json.getString("address", ""),
        json.getString("url", ""),
        json.getString("version", ""),
        json.getBoolean("started", false),
        json.getBoolean("asks", false));
  }
}
