package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.lamplighter.support.Accessibility;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageBrowserIT {

  @Test
  void theFirstPageShouldOpenWithoutErrorsAndForEverybody() {
    try (Browser browser = Browser.open();
        BrowserContext context = browser.context()) {
      List<String> errors = new ArrayList<>();
      Page page = context.newPage();
      page.onPageError(errors::add);

      page.navigate(LamplighterServer.shared().baseUrl() + "/");
      page.getByLabel("Username").first().waitFor();

      assertThat(page.title()).contains("Lamplighter");
      assertThat(errors).isEmpty();
      Accessibility.assertNoViolations(page);
    }
  }
}
