package dev.lamplighter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.Waits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page where the field is rough: no sockets, no storage, and proxies that answer for us. */
class RoughFieldBrowserIT {
  private static final String REFUSED =
      """
      window.WebSocket = class {
        static OPEN = 1;
        readyState = 3;
        constructor() { setTimeout(() => this.onclose?.({ code: 1006 })); }
        close() {}
      };
      """;

  private static final String MUTE =
      """
      window.WebSocket = class {
        static OPEN = 1;
        readyState = 1;
        send() {}
        close() {}
      };
      """;

  private static final String NO_STORAGE =
      """
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() { throw new DOMException('Storage is forbidden', 'SecurityError'); },
        });
      }
      Object.defineProperty(navigator, 'serviceWorker', {
        get() { throw new DOMException('Workers are forbidden', 'SecurityError'); },
      });
      navigator.locks.request = () => Promise.reject(new DOMException('', 'SecurityError'));
      delete window.matchMedia;
      delete window.Notification;
      """;

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {REFUSED, MUTE})
  void anOpenThreadShouldHearMessagesAndTypingWhereNoSocketComesThrough(String sockets) {
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get());
        Visitor other = Visitor.arrive(browser, PageServer.get())) {
      Member anna = PageServer.newMember();
      Member ben = PageServer.newMember();
      visitor.page().addInitScript(sockets);
      // a line is given ten seconds to say something before another is tried
      visitor.page().setDefaultTimeout(Waits.limit().plusSeconds(10).toMillis());
      Page page = visitor.signIn(anna.username(), anna.password()).page();
      other.signIn(ben.username(), ben.password());
      String thread = conversation(other.page(), anna);
      visitor.open("/messages/" + thread);
      Visitor.awaitLive(page);
      other.open("/messages/" + thread);

      other.page().locator("#message-field").pressSequentially("Are you there?");
      assertThat(page.locator("message-thread .below .typing")).containsText("typing");
      other.page().locator("#message-field").press("Enter");
      assertThat(message(page, "Are you there?")).isVisible();

      page.locator("#message-field").fill("Yes, by polling.");
      page.locator("#message-field").press("Enter");
      assertThat(message(other.page(), "Yes, by polling.")).isVisible();
      Sighting.ofBulbs(page, ben.username(), "online").at();
    }
  }

  private static String conversation(Page page, Member with) {
    Object id =
        page.evaluate(
            "name => globalThis[Symbol.for('lamplighter.client')].chat.start([name]).then(({ id }) => id)",
            with.username());
    return (String) id;
  }

  private static Locator message(Page page, String text) {
    return page.locator("li.message", new Page.LocatorOptions().setHasText(text));
  }

  @Test
  void allShouldWorkForThisVisitWhereStorageIsForbidden() {
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      Member anna = PageServer.newMember();
      Page page = visitor.page();
      List<String> errors = new CopyOnWriteArrayList<>();
      page.onPageError(errors::add);
      page.addInitScript(NO_STORAGE);
      visitor.signIn(anna.username(), anna.password());

      page.locator(".own-face").click();
      page.getByText("Status text and settings").click();
      page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Appearance")).waitFor();
      page.getByText("Dark", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      page.getByText("Light", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("html")).hasAttribute("data-theme", "light");
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void aLoginShouldOutliveWhatAnswersARefreshInOurPlace() {
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      Member anna = PageServer.newMember();
      Page first = visitor.signIn(anna.username(), anna.password()).page();
      Page second = visitor.openTab("/feed");
      AtomicInteger strange = new AtomicInteger();
      for (Page tab : List.of(first, second)) {
        tab.route("**/api/auth/refresh", route -> answerForUs(route, strange));
      }
      for (Page tab : List.of(first, second)) {
        tab.reload();
        tab.getByText("The server did not answer.").waitFor();
      }
      for (Page tab : List.of(first, second)) {
        tab.unroute("**/api/auth/refresh");
        Visitor.awaitLive(tab);
        tab.locator("own-menu .own-face").waitFor();
      }
      assertThat(strange.get()).isGreaterThanOrEqualTo(2);
    }
  }

  private static void answerForUs(Route route, AtomicInteger times) {
    int status = List.of(200, 404, 401, 502).get(times.getAndIncrement() % 4);
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("text/html")
            .setBody("<!doctype html><title>Welcome to our network</title>"));
  }

  @Test
  void aLineThatKeepsClosingShouldNotBecomeAStormFromOnePage() {
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      Member anna = PageServer.newMember();
      Page page = visitor.page();
      page.addInitScript(
          """
          window.opened = 0;
          const Real = WebSocket;
          window.WebSocket = class extends Real {
            constructor(url) {
              super(url);
              window.opened++;
              this.addEventListener('message', () => this.close());
            }
          };
          """);
      visitor.fillSignIn(anna.username(), anna.password());
      visitor.signInButton().click();
      page.waitForFunction("() => window.opened >= 2");
      AtomicInteger asked = new AtomicInteger();
      page.onRequest(request -> asked.addAndGet(request.url().contains("/api/") ? 1 : 0));
      page.waitForFunction("() => window.opened >= 4");
      Map<?, ?> state =
          (Map<?, ?>)
              page.evaluate(
                  "() => new Promise(done => {"
                      + "const lamp = globalThis[Symbol.for('lamplighter.client')];"
                      + "const end = lamp.on('state', s => s.nextAttemptAt && (end(), done({"
                      + "wait: s.nextAttemptAt - Date.now() })));"
                      + "if (lamp.connection.nextAttemptAt) done({ wait: lamp.connection.nextAttemptAt - Date.now() });"
                      + "})");
      assertThat(((Number) state.get("wait")).doubleValue())
          .as("after four losses")
          .isGreaterThan(4_000);
      assertThat(asked.get()).as("requests of two reconnects").isLessThan(25);
    }
  }
}
