package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much a browser fetches. */
class PageWeightBrowserIT {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void theSignInShouldFetchLittle() {
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      Fetched login = Fetched.by(visitor.page());
      visitor.open("/login");
      visitor.page().waitForLoadState();
      System.out.println("measured: cold login " + login);
      assertThat(login.requests()).as("requests").isLessThanOrEqualTo(25);
      assertThat(login.bytes()).as("bytes").isLessThanOrEqualTo(120_000);
    }
  }

  /** What comes over the line from now on, with its headers. */
  private record Fetched(AtomicLong count, AtomicLong size) {
    static Fetched by(Page page) {
      Fetched fetched = new Fetched(new AtomicLong(), new AtomicLong());
      CDPSession chromium = page.context().newCDPSession(page);
      chromium.send("Network.enable");
      chromium.on(
          "Network.loadingFinished",
          event -> {
            fetched.count.incrementAndGet();
            fetched.size.addAndGet(event.get("encodedDataLength").getAsLong());
          });
      return fetched;
    }

    long requests() {
      return count.get();
    }

    long bytes() {
      return size.get();
    }

    @Override
    public String toString() {
      return count + " requests, " + size + " bytes";
    }
  }
}
