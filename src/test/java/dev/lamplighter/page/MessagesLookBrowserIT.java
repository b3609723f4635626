package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.lamplighter.support.Accessibility;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages in all their states, on desks and phones, in light and dark. */
class MessagesLookBrowserIT {

  @ParameterizedTest
  @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 390, 844", "DARK, 390, 844"})
  void messagesShouldBeOpenToEverybodyAndFitTheScreen(ColorScheme theme, int width, int height) {
    LamplighterServer server = PageServer.get();
    Member anna = RestClient.of(server).register();
    Member ben = RestClient.of(server).register();
    NewContextOptions options =
        new NewContextOptions()
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setViewportSize(width, height);
    List<String> errors = new ArrayList<>();
    try (Browser browser = Browser.open();
        Visitor visitor = Visitor.arrive(browser, server, options)) {
      visitor.page().onPageError(errors::add);
      visitor.signIn(anna.username(), anna.password());
      visitor
          .open("/messages")
          .locator("conversation-list")
          .getByText("No conversations yet")
          .waitFor();
      check(visitor.page());

      String conversation = ChatTalk.between(anna, ben);
      ChatTalk.sendByRest(ben, conversation, "A".repeat(300) + " and العربية");
      ChatTalk talk = ChatTalk.open(visitor, conversation);
      talk.awaitMessage("A".repeat(300));
      talk.say("My answer");
      talk.awaitTick("My answer", "Sent");
      talk.act("My answer", "React with 👍");
      talk.message("My answer").locator(".chip").waitFor();
      talk.act("My answer", "Reply");
      check(talk.page());

      ben.rest().put("/api/users/me/blocks/" + anna.username());
      talk.say("Refused");
      talk.message("Refused").locator(".refusal").waitFor();
      check(talk.page());
      talk.page().locator(".bell").click();
      check(talk.page());

      checkFailed(visitor, conversation);
      visitor.page().navigate(server.baseUrl() + "/messages/no-such-conversation");
      visitor
          .page()
          .getByRole(
              AriaRole.HEADING,
              new Page.GetByRoleOptions().setName("There is no such conversation"))
          .waitFor();
      check(visitor.page());
    }
    assertThat(errors).isEmpty();
  }

  private static void checkFailed(Visitor visitor, String conversation) {
    Page page = visitor.page();
    page.route("**/api/conversations/*/messages*", route -> route.abort());
    page.navigate(URI.create(page.url()).resolve("/messages/" + conversation).toString());
    page.locator("message-thread [role=alert]").waitFor();
    check(page);
    page.unroute("**/api/conversations/*/messages*");
    page.locator("message-thread button", new Page.LocatorOptions().setHasText("Try again"))
        .click();
    page.locator("li.message").first().waitFor();
  }

  private static void check(Page page) {
    Accessibility.assertNoViolations(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("what juts out of " + page.url())
        .isEqualTo(0);
  }
}
