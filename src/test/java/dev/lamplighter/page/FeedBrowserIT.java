package dev.lamplighter.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.lamplighter.support.Accessibility;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two people at the feed, each in a browser of their own. */
class FeedBrowserIT {
  private static LamplighterServer server;
  private static Browser browser;

  private final Member anna = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  @BeforeAll
  static void open() {
    server = PageServer.get();
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Locator post(Page page, String content) {
    return page.locator("feed-post", new Page.LocatorOptions().setHasText(content));
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  @Test
  void whatOneDoesShouldAppearInTheOthersBrowserByItself() {
    try (Visitor annas = Visitor.arrive(browser, server).signIn(anna.username(), anna.password());
        Visitor bens = Visitor.arrive(browser, server).signIn(ben.username(), ben.password())) {
      Page hers = annas.open("/feed");
      Page his = bens.open("/feed");
      Visitor.awaitLive(his);
      String content = "Lamps are lit " + anna.username();
      hers.getByLabel("New post").fill(content);
      hers.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post").setExact(true))
          .click();
      Locator his1 = post(his, content);
      his1.waitFor();
      PlaywrightAssertions.assertThat(hers.getByLabel("New post")).hasValue("");

      button(his1, "Like, 0 so far").click();
      button(post(hers, content), "Like, 1 so far").waitFor();
      button(his1, "Like, 1 so far").and(his.locator("[aria-pressed=true]")).waitFor();

      button(post(hers, content), "Comments, 0 so far").click();
      button(his1, "Comments, 0 so far").click();
      his1.getByPlaceholder("Write a comment").fill("Warm light");
      button(his1, "Send").click();
      post(hers, content).locator(".comments li").getByText("Warm light").waitFor();
      button(post(hers, content), "Comments, 1 so far").waitFor();
      PlaywrightAssertions.assertThat(his1.locator(".comments li")).hasCount(1);
      Accessibility.assertNoViolations(his);

      hers.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Notifications, 2 unread"))
          .click();
      hers.locator("#notifications-menu a", commented()).click();
      hers.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Post").setExact(true))
          .waitFor();
      post(hers, content).locator(".comments li").getByText("Warm light").waitFor();

      button(post(hers, content), "Delete this post").click();
      hers.locator("confirm-dialog").getByText("Delete", exact()).click();
      his1.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  private static Page.LocatorOptions commented() {
    return new Page.LocatorOptions().setHasText("commented on your post");
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
