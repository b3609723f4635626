package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lamplighter.support.Accessibility;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What comes by itself shows in every tab, and what is done about it in one shows in the others.
 */
class NotificationsBrowserIT {
  private static Browser browser;

  private final LamplighterServer server = PageServer.get();
  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void followersAndRequestsShouldRingTheBellAndBeAnsweredLive() {
    try (Visitor visitor = Visitor.arrive(browser, server)) {
      visitor.signIn(ana.username(), ana.password());
      Page page = visitor.open("/dashboard");
      Page other = visitor.openTab("/connections");
      bell(page, "Notifications").waitFor();

      ben.rest().put("/api/users/me/follows/" + ana.username());
      page.locator(".toast", text(ben.username() + " started following you")).waitFor();
      ben.rest()
          .post(
              "/api/connections",
              Json.createObjectBuilder().add("username", ana.username()).build());
      bell(page, "Notifications, 2 unread").click();
      bell(other, "Notifications, 2 unread").waitFor();
      tab(other, "Received").locator(".amount").waitFor();
      Accessibility.assertNoViolations(page);

      page.locator("#notifications-menu a", text("wants to connect with you")).click();
      bell(other, "Notifications, 1 unread").waitFor();
      page.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept " + ben.username()))
          .click();
      tab(page, "Connected").locator(".amount").waitFor();
      other.locator(".connection", text(ben.username())).waitFor();
      Accessibility.assertNoViolations(other);

      button(visitor.open("/notifications"), "Read all").click();
      bell(page, "Notifications").waitFor();
      bell(other, "Notifications").waitFor();
    }
  }

  @Test
  void profileShouldLeadFromStrangersToConnections() {
    try (Visitor visitor = Visitor.arrive(browser, server)) {
      visitor.signIn(ana.username(), ana.password());
      Page page = visitor.open("/profile/" + ben.username());
      button(page, "Follow").click();
      page.locator("button[aria-pressed=true]", text("Follow")).waitFor();
      button(page, "Connect").click();
      button(page, "Requested").waitFor();
      ben.rest()
          .post(
              "/api/connections",
              Json.createObjectBuilder().add("username", ana.username()).build());
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connected").setExact(true))
          .waitFor();
      visitor.open("/dashboard").locator("section", text("Connections")).first().waitFor();
      page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Suggested")).waitFor();
    }
  }

  @Test
  void whatComesWhileTheUserLooksElsewhereShouldShowOutsideThePage() {
    try (Visitor visitor = Visitor.arrive(browser, server, only("notifications"))) {
      visitor.signIn(ana.username(), ana.password());
      Page page = visitor.open("/settings");
      assertThat(switchOf(page, "Sound").isChecked()).as("default").isFalse();
      assertThat(switchOf(page, "Browser notifications").isChecked()).as("default").isFalse();
      switchOf(page, "Sound").check();
      switchOf(page, "Browser notifications").check();
      page.locator("#alerts-hint", text("They show while Lamplighter is open")).waitFor();
      Accessibility.assertNoViolations(page);

      PushedBrowser pushed = PushedBrowser.of(page, server.baseUrl());
      pushed.push("visit", false, "Nobody needs this who looks at the page");
      pushed.push("stop", true, "The server stops at noon");
      pushed.awaitShown("The server stops at noon");
      pushed.push("stop", true, "The server stops at one");
      pushed.awaitShown("The server stops at one");
      pushed.turnToAnotherWindow();
      ben.rest().put("/api/users/me/follows/" + ana.username());
      pushed.awaitShown("The server stops at one", ben.username() + " started following you");
      pushed.click("/connections/incoming");
      page.waitForURL("**/connections/incoming");

      visitor.open("/settings");
      assertThat(switchOf(page, "Sound").isChecked()).as("kept").isTrue();
      switchOf(page, "Browser notifications").uncheck();
      page.locator(".toast", text("Browser notifications are off.")).waitFor();
    }
  }

  @Test
  void whoForbidsNotificationsShouldReadWhatToDo() {
    try (Visitor visitor = Visitor.arrive(browser, server, only("geolocation"))) {
      visitor.signIn(ana.username(), ana.password());
      Page page = visitor.open("/settings");
      page.locator("#alerts-hint", text("Notifications from this site are blocked.")).waitFor();
      assertThat(switchOf(page, "Browser notifications").isDisabled()).isTrue();
      assertThat(switchOf(page, "Sound").isEnabled()).isTrue();
    }
  }

  /** Everything else is forbidden. */
  private static NewContextOptions only(String permission) {
    return new NewContextOptions().setViewportSize(1440, 900).setPermissions(List.of(permission));
  }

  private static Locator switchOf(Page page, String name) {
    return page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator bell(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator tab(Page page, String title) {
    return page.locator(".tabs a", text(title));
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
