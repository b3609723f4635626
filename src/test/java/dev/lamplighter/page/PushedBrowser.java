package dev.lamplighter.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What a push service does to a browser, and what its user then sees outside the page. */
final class PushedBrowser {
  private final Page page;
  private final CDPSession chromium;
  private final String origin;
  private final AtomicReference<String> registration = new AtomicReference<>();

  private PushedBrowser(Page page, String origin) {
    this.page = page;
    this.origin = origin;
    chromium = page.context().newCDPSession(page);
  }

  /** With a service worker that runs. */
  static PushedBrowser of(Page page, String origin) {
    PushedBrowser browser = new PushedBrowser(page, origin);
    page.waitForFunction(
        "() => navigator.serviceWorker.ready.then(({active}) => active.state === 'activated')");
    browser.chromium.on("ServiceWorker.workerRegistrationUpdated", browser::registered);
    browser.chromium.send("ServiceWorker.enable");
    page.waitForCondition(() -> browser.registration.get() != null);
    browser.awaitDesktop();
    return browser;
  }

  /** The first notification that a Chromium is given may be lost: one is tried out here. */
  private void awaitDesktop() {
    page.waitForCondition(
        () ->
            (Boolean)
                page.evaluate(
                    """
                    () => navigator.serviceWorker.ready.then(async (registration) => {
                      await registration.showNotification('Lamplighter', { tag: 'first' });
                      const first = await registration.getNotifications({ tag: 'first' });
                      first.forEach((one) => one.close());
                      return first.length > 0;
                    })"""));
    page.waitForCondition(() -> shown().isEmpty());
  }

  private void registered(JsonObject event) {
    event
        .getAsJsonArray("registrations")
        .forEach(
            one -> registration.set(one.getAsJsonObject().get("registrationId").getAsString()));
  }

  void push(String id, boolean critical, String text) {
    JsonObject told = new JsonObject();
    told.addProperty("id", id);
    told.addProperty("critical", critical);
    told.addProperty("title", "Lamplighter");
    told.addProperty("text", text);
    told.addProperty("url", "/notifications");
    JsonObject delivery = new JsonObject();
    delivery.addProperty("origin", origin);
    delivery.addProperty("registrationId", registration.get());
    delivery.addProperty("data", told.toString());
    chromium.send("ServiceWorker.deliverPushMessage", delivery);
  }

  /** All that is shown, when there is something. */
  List<String> awaitShown() {
    page.waitForCondition(() -> !shown().isEmpty());
    return shown();
  }

  void awaitShown(String... texts) {
    page.waitForCondition(() -> Set.copyOf(shown()).equals(Set.of(texts)));
  }

  @SuppressWarnings("unchecked")
  private List<String> shown() {
    return (List<String>)
        page.evaluate(
            "() => navigator.serviceWorker.ready.then((registration) =>"
                + " registration.getNotifications()).then((all) => all.map(({body}) => body))");
  }

  /** Chromium as it is for users: of all pages one is in front. */
  void turnToAnotherWindow() {
    JsonObject off = new JsonObject();
    off.addProperty("enabled", false);
    chromium.send("Emulation.setFocusEmulationEnabled", off);
    page.context().newPage().bringToFront();
    page.waitForFunction("() => !document.hasFocus()");
  }

  /** What the page hears of a click from the worker; nobody but a user can click the real one. */
  void click(String path) {
    page.evaluate(
        "(path) => navigator.serviceWorker.dispatchEvent("
            + "new MessageEvent('message', { data: { open: path } }))",
        path);
  }
}
