package dev.lamplighter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import org.junit.jupiter.api.Test;

class SettingsBrowserIT {
  private static final String PROFILE = "**/api/users/me";
  private static final String WISHES = "**/api/notifications/preferences";

  private final LamplighterServer server = PageServer.get();
  private final Member anna = RestClient.of(server).register();

  @Test
  void aChoiceShouldShowAtOnceAndNoLongerWhenItIsRefused() {
    try (Browser browser = Browser.open();
        Visitor visitor = Visitor.arrive(browser, server)) {
      Page page = visitor.signIn(anna.username(), anna.password()).open("/settings");
      Locator nobody = page.getByRole(AriaRole.RADIO, named("Nobody"));
      page.getByText("Nobody", exactly()).click();
      awaitToast(page, "Your choice is saved.");
      assertThat(nobody).isChecked();

      refuseChanges(page, PROFILE);
      page.waitForResponse(PROFILE, page.getByText("Everyone", exactly())::click);
      assertThat(nobody).isChecked();

      refuseChanges(page, WISHES);
      Locator messages = page.getByRole(AriaRole.SWITCH, named("Messages"));
      page.waitForResponse(WISHES, messages::click);
      assertThat(messages).isChecked();
    }
  }

  private static void refuseChanges(Page page, String path) {
    page.route(
        path,
        route -> {
          if (route.request().method().equals("PUT")) {
            route.fulfill(new Route.FulfillOptions().setStatus(503));
          } else {
            route.resume();
          }
        });
  }

  private static void awaitToast(Page page, String text) {
    page.locator(".toast", new Page.LocatorOptions().setHasText(text)).waitFor();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
