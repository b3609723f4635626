package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A page whose code does not come: the server restarts, or the line is bad. */
class MissingCodeBrowserIT {
  private static final String CODE = "**/assets/feed-page-*.js*";
  private static final int GOING_AWAY = 1001;

  @Test
  void aPageWhoseCodeDidNotComeShouldSayItAndBeThereOnTheNextTry() {
    LamplighterServer server = PageServer.get();
    Member anna = RestClient.of(server).register();
    try (Browser browser = Browser.open();
        Visitor visitor = Visitor.arrive(browser, server)) {
      Page page = visitor.signIn(anna.username(), anna.password()).page();
      page.route(CODE, Route::abort);
      page.locator("nav-rail a[href='/feed']").click();
      Locator again = page.locator("main [role=alert] button");
      again.waitFor();
      page.route(CODE, Route::resume);
      again.click();
      feed(page).waitFor();
    }
  }

  @Test
  void aPageWhoseCodeDidNotComeShouldComeWithTheConnection() {
    LamplighterServer server = PageServer.get();
    Member anna = RestClient.of(server).register();
    try (Browser browser = Browser.open();
        Visitor visitor = Visitor.arrive(browser, server)) {
      AtomicReference<WebSocketRoute> line = new AtomicReference<>();
      visitor.page().routeWebSocket("**/ws*", socket -> line.set(connected(socket)));
      Page page = visitor.signIn(anna.username(), anna.password()).page();
      page.route(CODE, Route::abort);
      page.locator("nav-rail a[href='/feed']").click();
      page.locator("main [role=alert]").waitFor();
      page.route(CODE, Route::resume);
      line.get().close(new WebSocketRoute.CloseOptions().setCode(GOING_AWAY));
      feed(page).waitFor();
    }
  }

  @Test
  void scriptsThatAnotherNodeDoesNotHaveShouldComeByThemselves() {
    try (Browser browser = Browser.open();
        Visitor visitor = Visitor.arrive(browser, PageServer.get())) {
      AtomicInteger refused = new AtomicInteger();
      visitor
          .page()
          .route(
              "**/assets/app-*.js",
              route -> {
                if (refused.incrementAndGet() <= 2) {
                  route.fulfill(new Route.FulfillOptions().setStatus(404));
                } else {
                  route.resume();
                }
              });
      visitor.open("/login");
      assertThat(refused).hasValue(3);
    }
  }

  private static WebSocketRoute connected(WebSocketRoute socket) {
    socket.connectToServer();
    return socket;
  }

  private static Locator feed(Page page) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName("Feed").setExact(true));
  }
}
