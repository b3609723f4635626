package dev.lamplighter.calls.boundary;

import static dev.lamplighter.calls.boundary.Line.await;
import static dev.lamplighter.calls.boundary.Line.befriend;
import static dev.lamplighter.calls.boundary.Line.json;
import static dev.lamplighter.calls.boundary.Line.offer;
import static dev.lamplighter.calls.boundary.Line.reason;
import static dev.lamplighter.calls.boundary.Line.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people call each other, as far as the server has a part in it. */
class CallsIT {
  private static final LamplighterServer SERVER = LamplighterServer.sharedDemo();

  private final Member ana = RestClient.of(SERVER).register();
  private final Member ben = RestClient.of(SERVER).register();
  private final Member cleo = RestClient.of(SERVER).register();

  @BeforeEach
  void befriendAll() {
    befriend(ana, ben);
    befriend(cleo, ben);
  }

  private static SocketClient connect(Member member) {
    return SocketClient.connected(SERVER, member);
  }

  @Test
  void callShouldRingOnAllTabsAndStopWhereItWasNotAnswered() {
    try (SocketClient caller = connect(ana);
        SocketClient tab = connect(ben);
        StockClient stock = StockClient.open(SERVER, ben.token(), "websocket")) {
      stock.await("connected");
      String id = offer(caller, ben, "v=0");
      JsonObject rings = await(tab, "call_offer", id);
      assertThat(rings.getString("from")).isEqualTo(ana.username());
      assertThat(rings.getJsonObject("data").getString("sdp")).isEqualTo("v=0");
      assertThat(stock.await("call_offer").getString("call_id")).isEqualTo(id);

      say(caller, "ice_candidate", id, "early");
      assertThat(await(tab, "ice_candidate", id).toString()).contains("early");
      say(tab, "call_answer", id, "yes");
      assertThat(await(caller, "call_answer", id).getString("from")).isEqualTo(ben.username());
      assertThat(reason(stock.await("call_end"))).isEqualTo("answered_elsewhere");

      say(caller, "ice_candidate", id, "there");
      assertThat(await(tab, "ice_candidate", id).toString()).contains("there");
      say(tab, "ice_candidate", id, "back");
      assertThat(await(caller, "ice_candidate", id).toString()).contains("back");

      say(caller, "call_end", id, "bye");
      assertThat(reason(await(tab, "call_end", id))).isEqualTo("ended");
      assertThat(caller.request("call_end", json("call_id", id)).getString("event"))
          .as("it is over")
          .isEqualTo("error");
      String next = offer(caller, ben, "v=0");
      Waits.until(
          "the next call rings",
          () ->
              stock.all("call_offer").stream().anyMatch(o -> o.getString("call_id").equals(next)));
      assertThat(stock.all("call_end")).as("ends of the first call").hasSize(1);
    }
  }

  @Test
  void whoIsInACallShouldBeBusyUntilItsEnd() {
    try (SocketClient first = connect(ana);
        SocketClient second = connect(cleo);
        SocketClient callee = connect(ben)) {
      String id = offer(first, ben, "1");
      await(callee, "call_offer", id);
      say(callee, "call_answer", id, "yes");
      String busy = offer(second, ben, "2");
      assertThat(reason(await(second, "call_end", busy))).isEqualTo("busy");
      say(first, "call_end", id, "");
      await(callee, "call_end", id);
      String again = offer(second, ben, "3");
      await(callee, "call_offer", again);
      say(callee, "call_end", again, "");
      assertThat(reason(await(second, "call_end", again))).isEqualTo("declined");
    }
  }

  @Test
  void callThatNobodyAnswersShouldEndByItself() {
    try (SocketClient caller = connect(ana);
        SocketClient callee = connect(ben)) {
      String id = offer(caller, ben, "x");
      assertThat(reason(await(caller, "call_end", id))).isEqualTo("timeout");
      assertThat(reason(await(callee, "call_end", id))).isEqualTo("timeout");
    }
  }

  @Test
  void whoIsNotThereShouldNotBeWaitedFor() {
    try (SocketClient caller = connect(ana)) {
      String id = offer(caller, ben, "x");
      assertThat(reason(await(caller, "call_end", id))).isEqualTo("unavailable");
    }
  }

  @Test
  void invisibleUserShouldLookLikeOneWhoIsNotThere() {
    ben.rest().put("/api/users/me/status", json("status", "invisible"));
    try (SocketClient caller = connect(ana);
        SocketClient callee = connect(ben)) {
      String id = offer(caller, ben, "x");
      assertThat(reason(await(caller, "call_end", id))).isEqualTo("unavailable");
      assertThat(callee.framesUntilNow("call_offer")).isEmpty();
    }
  }

  @Test
  void callShouldEndWithTheTabItIsIn() {
    try (SocketClient caller = connect(ana);
        SocketClient callee = connect(ben)) {
      String id = offer(caller, ben, "x");
      await(callee, "call_offer", id);
      say(callee, "call_answer", id, "yes");
      await(caller, "call_answer", id);
      callee.abort();
      assertThat(reason(await(caller, "call_end", id))).isEqualTo("lost");
    }
  }

  @Test
  void whoBlockedTheCallerShouldLookLikeOneWhoIsNotThere() {
    try (SocketClient caller = connect(ana)) {
      String offline = offer(caller, ben, "x");
      JsonObject end = await(caller, "call_end", offline);
      ben.rest().put("/api/users/me/blocks/" + ana.username());
      try (SocketClient callee = connect(ben);
          SocketClient friend = connect(cleo)) {
        String heard = offer(friend, ben, "x");
        await(callee, "call_offer", heard);
        String id = offer(caller, ben, "x");
        JsonObject blocked = await(caller, "call_end", id);
        assertThat(blocked.toString().replace(id, offline)).isEqualTo(end.toString());
        assertThat(Line.refusal(caller, "ice_candidate", json("call_id", id))).isEqualTo(404);
        assertThat(callee.framesUntilNow("call_offer")).hasSize(1);
      }
    }
  }

  @Test
  void strangersAndBlockedUsersShouldNotRing() {
    try (SocketClient caller = connect(ana);
        SocketClient stranger = connect(cleo);
        SocketClient callee = connect(ben)) {
      assertThat(Line.refusal(caller, "call_offer", json("to", cleo.username()))).isEqualTo(404);
      ana.rest().put("/api/users/me/blocks/" + ben.username());
      assertThat(Line.refusal(caller, "call_offer", json("to", ben.username()))).isEqualTo(404);
      assertThat(Line.refusal(caller, "call_offer", json("to", "nobody_there"))).isEqualTo(404);
      String id = offer(stranger, ben, "x");
      await(callee, "call_offer", id);
      assertThat(callee.framesUntilNow("call_offer")).hasSize(1);
      for (String command : new String[] {"call_answer", "ice_candidate", "call_end"}) {
        assertThat(Line.refusal(caller, command, json("call_id", id)))
            .as("a third party's " + command)
            .isEqualTo(404);
      }
    }
  }
}
