package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much a browser fetches, and how long somebody waits on a slow line. */
class PageWeightBrowserIT {
  private static final int SLOW_LATENCY_MS = 400;
  private static final int SLOW_BYTES_PER_SECOND = 50_000;

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
  void aFirstVisitShouldFetchLittle() {
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      Fetched login = Fetched.by(visitor.page());
      visitor.open("/login");
      visitor.page().waitForLoadState();
      System.out.println("measured: cold login " + login);
      assertThat(login.requests()).as("requests").isLessThanOrEqualTo(25);
      assertThat(login.bytes()).as("bytes").isLessThanOrEqualTo(120_000);
    }
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      visitor.signIn("aarti_iyer", PageServer.DEMO_PASSWORD);
      forgetFiles(visitor.page());
      Fetched dashboard = Fetched.by(visitor.page());
      visitor.open("/dashboard");
      visitor.page().locator("lamp-status .bulb").first().waitFor();
      visitor.page().waitForLoadState();
      System.out.println("measured: cold dashboard " + dashboard);
      assertThat(dashboard.requests()).as("requests").isLessThanOrEqualTo(45);
      assertThat(dashboard.bytes()).as("bytes").isLessThanOrEqualTo(220_000);
    }
  }

  @Test
  void thePageShouldBeThereSoonOnASlowLine() {
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      visitor.signIn("aarti_iyer", PageServer.DEMO_PASSWORD);
      Page page = visitor.page();
      throttle(page);
      forgetFiles(page);
      Wait cold = wait(visitor);
      Wait warm = wait(visitor);
      System.out.println("measured: at 400 ms and 50 kB/s, cold " + cold + ", warm " + warm);
      assertThat(cold.firstPaint()).as("cold first paint, ms").isLessThanOrEqualTo(2_500);
      assertThat(cold.usable()).as("cold usable, ms").isLessThanOrEqualTo(6_000);
      assertThat(warm.firstPaint()).as("warm first paint, ms").isLessThanOrEqualTo(1_500);
      assertThat(warm.usable()).as("warm usable, ms").isLessThanOrEqualTo(3_000);
    }
  }

  /** All in milliseconds after the page was asked for. */
  private record Wait(long firstPaint, long usable) {}

  private static Wait wait(Visitor visitor) {
    Page page = visitor.open("/dashboard");
    page.locator("main lamp-status .bulb").first().waitFor();
    long usable = ((Number) page.evaluate("() => performance.now()")).longValue();
    Object paint =
        page.evaluate(
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9");
    return new Wait(((Number) paint).longValue(), usable);
  }

  private static void throttle(Page page) {
    CDPSession chromium = page.context().newCDPSession(page);
    chromium.send("Network.enable");
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", SLOW_LATENCY_MS);
    line.addProperty("downloadThroughput", SLOW_BYTES_PER_SECOND);
    line.addProperty("uploadThroughput", SLOW_BYTES_PER_SECOND);
    chromium.send("Network.emulateNetworkConditions", line);
  }

  private static void forgetFiles(Page page) {
    page.context().newCDPSession(page).send("Network.clearBrowserCache");
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
