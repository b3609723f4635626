package dev.lamplighter.page;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import java.util.Map;

/** One server with demo members and an admin for all tests of the page; leaving takes 1 s. */
final class PageServer {
  static final String DEMO_PASSWORD = "lamplighter";

  private static final LamplighterServer SERVER =
      LamplighterServer.start(
          Map.of(
              "LAMPLIGHTER_DEMO", "true",
              "LAMPLIGHTER_PRESENCE_GRACE", "PT1S",
              "LAMPLIGHTER_LIMITS_ENABLED", "false"));

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
  }

  private PageServer() {}

  static LamplighterServer get() {
    return SERVER;
  }

  /** Somebody who is signed in nowhere, so that a login on the page is the only one. */
  static Member newMember() {
    Member member = RestClient.of(SERVER).register();
    member.rest().post("/api/auth/logout");
    return member;
  }
}
