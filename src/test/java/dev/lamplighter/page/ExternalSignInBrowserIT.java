package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
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

      page.reload();
      page.getByText("Signed in as @" + StandInIssuer.USERNAME).waitFor();
      assertThat(page.url()).isEqualTo(server.baseUrl() + "/settings");
    }
  }
}
