package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** What a push service does to a browser, and what its user then sees outside the page. */
final class PushedBrowser {
  private final Page page;
  private final CDPSession chromium;
  private final String origin;
  private final AtomicReference<String> registration = new AtomicReference<>();
  private final Map<String, String> shown = new LinkedHashMap<>();

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
    browser.observe();
    return browser;
  }

  /** Chromium tells what it shows: asking it would disturb what is just being shown. */
  private void observe() {
    chromium.on("BackgroundService.backgroundServiceEventReceived", this::happened);
    JsonObject notifications = new JsonObject();
    notifications.addProperty("service", "notifications");
    chromium.send("BackgroundService.startObserving", notifications);
    notifications.addProperty("shouldRecord", true);
    chromium.send("BackgroundService.setRecording", notifications);
  }

  private void happened(JsonObject message) {
    JsonObject event = message.getAsJsonObject("backgroundServiceEvent");
    if (!event.get("eventName").getAsString().equals("Notification displayed")) {
      return;
    }
    event.getAsJsonArray("eventMetadata").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(one -> one.get("key").getAsString().equals("Body"))
        .map(one -> one.get("value").getAsString())
        .forEach(body -> shown.put(event.get("instanceId").getAsString(), body));
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

  /** Until these were shown, and nothing else: of those with one tag the last counts. */
  void awaitShown(String... texts) {
    try {
      page.waitForCondition(() -> List.copyOf(shown.values()).equals(List.of(texts)));
    } catch (TimeoutError late) {
      assertThat(shown.values()).containsExactly(texts);
      throw late;
    }
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
