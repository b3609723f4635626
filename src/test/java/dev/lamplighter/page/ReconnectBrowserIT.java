package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import org.junit.jupiter.api.Test;

class ReconnectBrowserIT {
  private static final String MARK = "document.documentElement.dataset.marked";

  @Test
  void anOpenPageShouldSayThatItReconnectsAndRecoverByItself() {
    try (LamplighterServer server = LamplighterServer.start();
        Browser browser = Browser.open();
        Visitor visitor = Visitor.arrive(browser, server);
        Visitor other = Visitor.arrive(browser, server)) {
      Member anna = RestClient.of(server).register();
      Member ben = RestClient.of(server).register();
      Page page = visitor.signIn(anna.username(), anna.password()).page();
      page.evaluate("() => { " + MARK + " = 'yes'; }");
      Sighting.ofBulbs(page, ben.username(), "offline").at();

      server.kill();
      page.getByText("Connection lost, reconnecting").waitFor();
      assertThat(bulbOf(page, ben)).isEqualTo("Offline (not live)");

      server.restart();
      page.waitForFunction(
          "() => document.querySelector('lamp-connection').getAttribute('phase') === 'live'",
          null,
          new Page.WaitForFunctionOptions().setTimeout(Waits.startLimit().toMillis()));
      assertThat(page.evaluate("() => " + MARK)).as("never reloaded").isEqualTo("yes");

      other.signIn(ben.username(), ben.password());
      Sighting.ofBulbs(page, ben.username(), "online").at();
      assertThat(bulbOf(page, ben)).isEqualTo("Online");
    }
  }

  private static String bulbOf(Page page, Member member) {
    return page.locator("lamp-status[user='" + member.username() + "'] .bulb")
        .first()
        .getAttribute("aria-label");
  }
}
