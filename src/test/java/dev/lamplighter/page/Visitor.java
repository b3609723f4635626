package dev.lamplighter.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;

/** Somebody with a browser of their own, who uses the page as people do. */
final class Visitor implements AutoCloseable {
  private final LamplighterServer server;
  private final BrowserContext context;
  private final Page page;

  private Visitor(LamplighterServer server, BrowserContext context) {
    this.server = server;
    this.context = context;
    this.page = context.newPage();
  }

  static Visitor arrive(Browser browser, LamplighterServer server) {
    return arrive(browser, server, new NewContextOptions().setViewportSize(1440, 900));
  }

  static Visitor arrive(Browser browser, LamplighterServer server, NewContextOptions options) {
    return new Visitor(server, browser.context(options));
  }

  Page page() {
    return page;
  }

  Visitor signIn(String username, String password) {
    fillSignIn(username, password);
    signInButton().click();
    awaitLive(page);
    return this;
  }

  /** All but the click. */
  void fillSignIn(String username, String password) {
    page.navigate(server.baseUrl() + "/login");
    page.getByLabel("Username").fill(username);
    page.getByLabel("Password").fill(password);
  }

  Locator signInButton() {
    return button("Sign in");
  }

  /** Opens the menu behind one's own face, and answers the button in it. */
  Locator signOutButton() {
    page.locator(".own-face").click();
    return button("Sign out");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Goes to a page of ours, by loading it; its heading is there when this returns. */
  Page open(String path) {
    return opened(page, path);
  }

  /** The same in one more tab of this browser. */
  Page openTab(String path) {
    return opened(context.newPage(), path);
  }

  private Page opened(Page tab, String path) {
    tab.navigate(server.baseUrl() + path);
    tab.locator("main h1").waitFor();
    return tab;
  }

  static void awaitLive(Page page) {
    page.waitForSelector(
        "lamp-connection[phase=live]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  @Override
  public void close() {
    context.close();
  }
}
