package dev.lamplighter.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.lamplighter.support.Member;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;

/** A conversation as one of its members has it on the screen. */
final class ChatTalk {
  private final Page page;

  private ChatTalk(Page page) {
    this.page = page;
  }

  /** Signs in, and opens the conversation; its field has the focus when this returns. */
  static ChatTalk open(Visitor visitor, Member member, String conversation) {
    visitor.signIn(member.username(), member.password());
    return open(visitor, conversation);
  }

  static ChatTalk open(Visitor visitor, String conversation) {
    Page page = visitor.page();
    page.navigate(URI.create(page.url()).resolve("/messages/" + conversation).toString());
    page.locator("message-thread textarea").waitFor();
    Visitor.awaitLive(page);
    return new ChatTalk(page);
  }

  /** The id of the direct conversation between two, made if need be. */
  static String between(Member one, Member other) {
    return one.rest()
        .post(
            "/api/conversations",
            Json.createObjectBuilder()
                .add("usernames", Json.createArrayBuilder().add(other.username()))
                .build())
        .json()
        .getString("id");
  }

  /** The id of a new group. */
  static String group(Member owner, String title, Member other) {
    return owner
        .rest()
        .post(
            "/api/conversations",
            Json.createObjectBuilder()
                .add("usernames", Json.createArrayBuilder().add(other.username()))
                .add("title", title)
                .build())
        .json()
        .getString("id");
  }

  static JsonObject sendByRest(Member member, String conversation, String content) {
    return member
        .rest()
        .post(
            "/api/conversations/" + conversation + "/messages",
            Json.createObjectBuilder().add("content", content).build())
        .json();
  }

  static void editByRest(Member member, String conversation, String message, String content) {
    member
        .rest()
        .put(
            "/api/conversations/" + conversation + "/messages/" + message,
            Json.createObjectBuilder().add("content", content).build());
  }

  Page page() {
    return page;
  }

  Locator field() {
    return page.locator("message-thread textarea");
  }

  ChatTalk say(String text) {
    field().fill(text);
    field().press("Enter");
    return this;
  }

  /** All rows of messages, sent or not. */
  Locator messages() {
    return page.locator("li.message");
  }

  Locator message(String text) {
    return messages()
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator(".said", new Page.LocatorOptions().setHasText(text))));
  }

  void awaitMessage(String text) {
    message(text).first().waitFor();
  }

  void awaitGone(Locator locator) {
    locator.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Waits until one's own message has come so far: "Sent", "Delivered", "Read". */
  void awaitTick(String text, String words) {
    message(text).locator(".tick[aria-label='" + words + "']").waitFor();
  }

  /** Presses a button among the actions of a message. */
  void act(String text, String action) {
    message(text).hover();
    message(text)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
        .click();
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** As if the person looked at this page and at no other. */
  ChatTalk look() {
    page.bringToFront();
    return this;
  }
}
