package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReconnectBrowserIT {
  private static final String MARK = "document.documentElement.dataset.marked";

  private static final String RECORD_CHANGES =
      """
      (username) => {
        window.changes = [];
        for (const badge of document.querySelectorAll(`lamp-status[user="${username}"]`)) {
          const bulb = badge.shadowRoot.querySelector('.bulb');
          new MutationObserver(() => window.changes.push(bulb.dataset.status))
              .observe(bulb, {attributeFilter: ['data-status']});
        }
      }""";

  private static LamplighterServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    server = LamplighterServer.start();
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
    server.close();
  }

  @Test
  void anOpenPageShouldSayThatItReconnectsAndRecoverByItself() {
    try (Visitor visitor = Visitor.arrive(browser, server);
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

  @Test
  void closingOneOfTwoTabsAndReloadingTheOtherShouldChangeNothing() {
    Member anna = RestClient.of(server).register();
    Member ben = RestClient.of(server).register();
    Member cleo = RestClient.of(server).register();
    try (Visitor watcher =
            Visitor.arrive(browser, server).signIn(anna.username(), anna.password());
        Visitor other = Visitor.arrive(browser, server).signIn(ben.username(), ben.password())) {
      Page dashboard = watcher.open("/dashboard");
      Sighting.ofBulbs(dashboard, ben.username(), "online").at();
      dashboard.evaluate(RECORD_CHANGES, ben.username());

      Page second = other.openTab("/search");
      Visitor.awaitLive(second);
      second.close();
      other.page().reload();
      Visitor.awaitLive(other.page());
      graceGoesBy(dashboard, cleo);

      assertThat(dashboard.evaluate("() => window.changes")).isEqualTo(List.of());
      Sighting.ofBulbs(dashboard, ben.username(), "online").at();
    }
  }

  /** Somebody comes and closes the browser: when that is seen, the grace of all before is over. */
  private static void graceGoesBy(Page dashboard, Member passer) {
    try (Visitor passing = Visitor.arrive(browser, server)) {
      passing.signIn(passer.username(), passer.password());
      Sighting.ofBulbs(dashboard, passer.username(), "online").at();
    }
    Sighting.ofBulbs(dashboard, passer.username(), "offline").at();
  }

  private static String bulbOf(Page page, Member member) {
    return page.locator("lamp-status[user='" + member.username() + "'] .bulb")
        .first()
        .getAttribute("aria-label");
  }
}
