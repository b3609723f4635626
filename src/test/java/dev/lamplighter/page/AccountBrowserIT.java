package dev.lamplighter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of one account in a browser for whoever uses it next. */
class AccountBrowserIT {
  private static final String KEPT_TEXTS =
      "() => Object.keys(localStorage).filter((key) => key.startsWith('lamplighter.chat.')).length";

  private static Browser browser;

  private final LamplighterServer server = PageServer.get();
  private final Member anna = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();
  private final Member cleo = RestClient.of(server).register();
  private Visitor visitor;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void arrive() {
    visitor = Visitor.arrive(browser, server);
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void whoSignsInNextShouldSeeNothingOfTheOneBefore() {
    anna.rest().put("/api/users/me/favorites/" + cleo.username());
    Page page = visitor.signIn(anna.username(), anna.password()).open("/dashboard");
    Locator favorites = page.locator("section[aria-labelledby=section-favorites]");
    assertThat(favorites).containsText(cleo.username());

    visitor.signOutButton().click();
    page.route("**/api/users/me/favorites*", heldForEver -> {});
    benSignsInNext();

    assertThat(favorites).containsText("Loading My Favorites");
    assertThat(favorites).not().containsText(cleo.username());
  }

  @Test
  void whatTheOneBeforeAskedForShouldNotShowHoweverLateTheAnswerIs() {
    anna.rest().put("/api/users/me/favorites/" + cleo.username());
    Page page = visitor.signIn(anna.username(), anna.password()).page();
    AtomicReference<Runnable> answer = new AtomicReference<>();
    page.route("**/api/users/me/favorites*", route -> holdFirst(route, answer));
    visitor.open("/dashboard");
    page.waitForCondition(() -> answer.get() != null);

    visitor.signOutButton().click();
    page.waitForURL("**/login*");
    benSignsInNext();
    Locator favorites = page.locator("section[aria-labelledby=section-favorites]");
    assertThat(favorites).containsText("Tap the heart on a card to keep somebody");
    page.waitForRequestFinished(
        new Page.WaitForRequestFinishedOptions()
            .setPredicate(request -> request.url().contains("/favorites")),
        answer.get());
    page.evaluate("() => fetch('/health').then((later) => later.json())");

    // at once: a later fetch would mend it
    Assertions.assertThat(favorites.innerText()).doesNotContain(cleo.username());
  }

  private static void holdFirst(Route route, AtomicReference<Runnable> answer) {
    if (answer.get() == null) {
      answer.set(heldAnswer(route));
    } else {
      route.resume();
    }
  }

  private void benSignsInNext() {
    Page page = visitor.page();
    page.getByLabel("Username").fill(ben.username());
    page.getByLabel("Password").fill(ben.password());
    visitor.signInButton().click();
    Visitor.awaitLive(page);
  }

  @Test
  void whatIsNotSentShouldLeaveTheDeviceWithItsWriterHoweverLateTheAnswerIs() {
    Page page = draft("Only for you");
    AtomicReference<Runnable> answer = new AtomicReference<>();
    page.route("**/api/auth/logout*", route -> answer.set(heldAnswer(route)));

    visitor.signOutButton().click();
    page.waitForURL("**/login*");
    page.waitForCondition(() -> answer.get() != null);
    answer.get().run();

    page.waitForFunction("() => (" + KEPT_TEXTS + ")() === 0");
    assertThat(page.getByText("You were signed out")).hasCount(0);
  }

  @Test
  void whatIsNotSentShouldGoWithTheAccount() {
    draft("Only for you");
    Page page = visitor.open("/settings");
    button(page.locator("account-settings"), "Delete account").click();
    page.getByLabel("Type " + anna.username()).fill(anna.username());
    button(page.locator("confirm-dialog"), "Delete account").click();

    page.waitForURL("**/login*");
    page.waitForFunction("() => (" + KEPT_TEXTS + ")() === 0");
  }

  /** Something that Anna wrote to Ben and did not send. */
  private Page draft(String text) {
    ChatTalk talk = ChatTalk.open(visitor, anna, ChatTalk.between(anna, ben));
    talk.field().fill(text);
    talk.page().waitForFunction("() => (" + KEPT_TEXTS + ")() === 1");
    return talk.page();
  }

  /** The server has answered, and the browser gets it when this runs. */
  private static Runnable heldAnswer(Route route) {
    APIResponse response = route.fetch();
    return () -> route.fulfill(new Route.FulfillOptions().setResponse(response));
  }

  private static Locator button(Locator in, String name) {
    return in.locator("button", new Locator.LocatorOptions().setHasText(name));
  }
}
