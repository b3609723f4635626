package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the line and the server do to a conversation that is open. */
class ChatRecoveryBrowserIT {

  @Test
  void whatIsWrittenWithoutALineShouldArriveOnceWhenThereIsOne() {
    LamplighterServer server = PageServer.get();
    Member anna = RestClient.of(server).register();
    Member ben = RestClient.of(server).register();
    String conversation = ChatTalk.between(anna, ben);
    String early = ChatTalk.sendByRest(ben, conversation, "Erly").getString("message_id");
    try (Browser browser = Browser.open();
        Visitor annas = Visitor.arrive(browser, server);
        Visitor bens = Visitor.arrive(browser, server)) {
      ChatTalk hers = ChatTalk.open(annas, anna, conversation);
      ChatTalk his = ChatTalk.open(bens, ben, conversation);

      hers.awaitMessage("Erly");
      hers.page().context().setOffline(true);
      ChatTalk.editByRest(ben, conversation, early, "Early");
      hers.say("First").say("Second");
      Locator again = hers.message("First").getByText("Send again");
      again.waitFor();
      again.click();
      hers.message("First").getByText("Not sent").waitFor();
      assertThat(his.messages().count()).isEqualTo(1);

      hers.page().context().setOffline(false);
      his.awaitMessage("Second");
      hers.awaitGone(hers.page().locator("li.unsent"));
      hers.awaitMessage("Early");
      assertThat(textsOf(his)).isEqualTo(textsOf(hers)).containsExactly("Early", "First", "Second");
      assertThat(storedIn(anna, conversation)).containsExactly("Early", "First", "Second");
    }
  }

  @Test
  void aRestartOfTheServerShouldLoseAndDoubleNothing() {
    try (LamplighterServer server = LamplighterServer.start();
        Browser browser = Browser.open();
        Visitor annas = Visitor.arrive(browser, server);
        Visitor bens = Visitor.arrive(browser, server)) {
      Member anna = RestClient.of(server).register();
      Member ben = RestClient.of(server).register();
      String conversation = ChatTalk.between(anna, ben);
      ChatTalk hers = ChatTalk.open(annas, anna, conversation);
      ChatTalk his = ChatTalk.open(bens, ben, conversation);
      hers.say("Before");
      his.awaitMessage("Before");

      server.kill();
      hers.say("Meanwhile");
      hers.message("Meanwhile").getByText("Not sent").waitFor();
      server.restart();
      ChatTalk.sendByRest(ben, conversation, "From another device");

      List<String> all = List.of("Before", "Meanwhile", "From another device");
      for (ChatTalk talk : List.of(hers, his)) {
        Waits.untilWithin(
            "all messages",
            Waits.startLimit(),
            () -> talk.messages().count() == 3 && talk.page().locator(".unsent").count() == 0);
        assertThat(textsOf(talk)).containsExactlyInAnyOrderElementsOf(all);
      }
      assertThat(textsOf(hers)).isEqualTo(textsOf(his)).isEqualTo(storedIn(anna, conversation));
    }
  }

  private static List<String> textsOf(ChatTalk talk) {
    return talk.page().locator("li.message .said").allTextContents();
  }

  private static List<String> storedIn(Member member, String conversation) {
    return member
        .rest()
        .get("/api/conversations/" + conversation + "/messages")
        .json()
        .getJsonArray("messages")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(message -> message.getString("content"))
        .toList();
  }
}
