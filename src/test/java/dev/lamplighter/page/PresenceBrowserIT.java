package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PresenceBrowserIT {
  private static final int ROUNDS = 3;
  private static final long POLLED_EVERY_MS = 15_000;

  private static LamplighterServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    server = PageServer.get();
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void everyBulbAndTheCountShouldFollowALoginAndALogoutWithinASecond() {
    Member anna = PageServer.newMember();
    Member ben = PageServer.newMember();
    try (Visitor watcher =
            Visitor.arrive(browser, server).signIn(anna.username(), anna.password());
        Visitor other = Visitor.arrive(browser, server)) {
      List<Page> tabs = tabsThatShow(watcher, ben);
      Sighting.ofCount(watcher.page(), 1).at();

      long[] logins = new long[ROUNDS];
      long[] logouts = new long[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        other.fillSignIn(ben.username(), ben.password());
        logins[round] = fromClickToLastBulb(tabs, ben, "online", other, true);
        Sighting.ofCount(watcher.page(), 2).at();
        logouts[round] = fromClickToLastBulb(tabs, ben, "offline", other, false);
        Sighting.ofCount(watcher.page(), 1).at();
        other.signInButton().waitFor();
      }

      System.out.println(
          "From click to the last bulb, ms: login "
              + LongStream.of(logins).boxed().toList()
              + ", logout "
              + LongStream.of(logouts).boxed().toList());
      assertThat(median(logins)).as("login, ms").isLessThan(1_000);
      assertThat(median(logouts)).as("logout, ms").isLessThan(1_000);
    }
  }

  /** A dashboard, a search and a profile. */
  private static List<Page> tabsThatShow(Visitor watcher, Member shown) {
    List<Page> tabs =
        List.of(
            watcher.open("/dashboard"),
            watcher.openTab("/search?q=" + shown.username()),
            watcher.openTab("/profile/" + shown.username()));
    tabs.forEach(tab -> Sighting.ofBulbs(tab, shown.username(), "offline").at());
    return tabs;
  }

  private static long fromClickToLastBulb(
      List<Page> tabs, Member who, String status, Visitor clicker, boolean signIn) {
    List<Sighting> sightings =
        tabs.stream().map(tab -> Sighting.ofBulbs(tab, who.username(), status)).toList();
    var button = signIn ? clicker.signInButton() : clicker.signOutButton();
    Sighting.noteClick(clicker.page());
    button.click();
    long last = sightings.stream().mapToLong(Sighting::at).max().orElseThrow();
    return last - Sighting.clickOf(clicker.page());
  }

  /** Not each round: a round may wait for what else the machine is busy with. */
  private static long median(long[] values) {
    return LongStream.of(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  @Test
  void bulbsShouldGoOnWithoutALineAndSayThatTheyAreNotLive() {
    Member anna = PageServer.newMember();
    Member ben = PageServer.newMember();
    try (Visitor watcher = Visitor.arrive(browser, server);
        Visitor other = Visitor.arrive(browser, server)) {
      Page page = watcher.page();
      page.clock().install();
      page.routeWebSocket("**/ws*", WebSocketRoute::close);
      page.route("**/socket.io/**", Route::abort);
      watcher.fillSignIn(anna.username(), anna.password());
      watcher.signInButton().click();
      page.locator("lamp-connection[phase=polling]").waitFor();
      page.getByText("Not live, checked every 15 s").waitFor();
      page.locator("nav-rail a[href='/search']").click();
      page.getByLabel("Name, town or username").fill(ben.username());
      Locator bulb = page.locator("lamp-status[user='" + ben.username() + "'] .bulb").first();
      bulb.waitFor();
      page.clock().fastForward(POLLED_EVERY_MS);
      Sighting.ofBulbs(page, ben.username(), "offline").at();

      other.signIn(ben.username(), ben.password());
      page.clock().fastForward(POLLED_EVERY_MS);
      Sighting.ofBulbs(page, ben.username(), "online").at();
      assertThat(bulb.getAttribute("aria-label")).isEqualTo("Online (not live)");
      assertThat(page.locator("lamp-count").getAttribute("title")).isEqualTo("Not live");
    }
  }

  @Test
  void aChosenStatusShouldShowOnTheProfileInWordsAndColour() {
    Member anna = PageServer.newMember();
    Member ben = PageServer.newMember();
    try (Visitor watcher =
            Visitor.arrive(browser, server).signIn(anna.username(), anna.password());
        Visitor other = Visitor.arrive(browser, server).signIn(ben.username(), ben.password())) {
      Page profile = watcher.open("/profile/" + ben.username());
      profile.getByText("Online now").waitFor();

      Page settings = other.open("/settings");
      settings.locator(".choice", new Page.LocatorOptions().setHasText("Busy")).click();
      settings.getByLabel("Status text").fill("Baking");
      settings.getByText("Set status").click();

      Sighting.ofBulbs(profile, ben.username(), "busy").at();
      profile.getByText("Baking").waitFor();
      assertThat(profile.locator("presence-note").innerText()).startsWith("Busy");
    }
  }
}
