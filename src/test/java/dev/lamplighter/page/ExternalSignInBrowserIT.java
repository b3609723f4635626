package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Waits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExternalSignInBrowserIT {

  @Test
  void peopleShouldSignInAtTheConfiguredIssuerAndComeBackToTheirPage() throws Exception {
    try (StandInIssuer issuer = new StandInIssuer();
        LamplighterServer server = LamplighterServer.start(issuer.environment());
        Browser browser = Browser.open();
        Visitor visitor = Visitor.arrive(browser, server)) {
      Page page = visitor.open("/settings");
      page.getByText("Sign in at " + issuer.address().substring("http://".length())).click();
      page.getByText("Signed in as @" + StandInIssuer.USERNAME).waitFor();
      Visitor.awaitLive(page);
      assertThat(page.url()).isEqualTo(server.baseUrl() + "/settings");

      Waits.untilWithin("two renewals", Duration.ofSeconds(60), () -> issuer.renewals() >= 2);
      page.getByText("Signed in as @" + StandInIssuer.USERNAME).waitFor();

      page.reload();
      page.getByText("Signed in as @" + StandInIssuer.USERNAME).waitFor();
      assertThat(page.url()).isEqualTo(server.baseUrl() + "/settings");
      sayWhatIsMissing(browser, server);
    }
  }

  /** On an insecure address of a network, where browsers have no crypto.subtle. */
  private static void sayWhatIsMissing(Browser browser, LamplighterServer server) {
    try (BrowserContext context = browser.context()) {
      Page page = context.newPage();
      page.addInitScript("Object.defineProperty(crypto, 'subtle', { value: undefined })");
      page.navigate(server.baseUrl() + "/login");
      page.getByText("Sign in at").click();
      page.getByText("begins with https://").waitFor();
    }
  }
}
