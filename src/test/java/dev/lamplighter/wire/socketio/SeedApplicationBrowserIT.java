package dev.lamplighter.wire.socketio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.ForeignClients;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StockClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An application as the seeds have it, on its own origin, in a real browser with npm's own bundle.
 */
class SeedApplicationBrowserIT {
  private static SeedSite site;
  private static LamplighterServer server;
  private static Browser browser;

  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  @BeforeAll
  static void open() {
    Optional<Path> npm = ForeignClients.npm();
    assumeTrue(npm.isPresent(), "npm's socket.io-client is not here");
    site = SeedSite.open(npm.get());
    server =
        LamplighterServer.start(
            Map.of("SOCKETIO_CORS_ORIGINS", site.origin(), "LAMPLIGHTER_PRESENCE_GRACE", "PT1S"));
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      server.close();
      site.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "websocket;         websocket",
        "websocket,polling; websocket",
        "polling;           polling",
        "polling,websocket; websocket"
      })
  void badgeShouldFollowWhoComesAndGoes(String transports, String inTheEnd) {
    try (BrowserContext context = browser.context()) {
      Page page = context.newPage();
      page.navigate(site.origin() + "/app.html#" + settings(transports));
      page.locator("body[data-ready][data-transport=" + inTheEnd + "]").waitFor();

      StockClient other = StockClient.open(server, ben.token(), "websocket");
      Locator badge = page.locator("#" + ben.username());
      badge.waitFor();
      other.close();
      badge.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  private String settings(String transports) {
    return "server=" + server.baseUrl() + "&token=" + ana.token() + "&transports=" + transports;
  }
}
