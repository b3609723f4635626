package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.lamplighter.support.Accessibility;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, on desks and phones, in light and dark. */
class EveryPageBrowserIT {
  private static final List<String> OUTSIDE = List.of("/login", "/register");
  private static final List<String> INSIDE =
      List.of(
          "/dashboard",
          "/search",
          "/search?q=nobody-has-this-name",
          "/profile/aarti_iyer",
          "/profile/admin",
          "/profile/nobody-has-this-name",
          "/messages",
          "/feed",
          "/notifications",
          "/connections",
          "/connections/incoming",
          "/connections/outgoing",
          "/favorites",
          "/shortlist",
          "/settings",
          "/admin",
          "/no-such-page");

  private static Browser browser;
  private static String post;
  private static String conversation;

  @BeforeAll
  static void open() {
    browser = Browser.open();
    Member anna = RestClient.of(PageServer.get()).register();
    Member admin = RestClient.of(PageServer.get()).login("admin", PageServer.DEMO_PASSWORD);
    post = post(admin, anna);
    conversation = conversation(admin, anna);
    request(admin, anna);
    admin.rest().post("/api/auth/logout");
  }

  /** A post that was answered, and that somebody else may delete comments of. */
  private static String post(Member author, Member other) {
    String id = author.rest().post("/api/posts", text("Warm light")).json().getString("id");
    other.rest().post("/api/posts/" + id + "/comments", text("Gladly"));
    author.rest().post("/api/posts/" + id + "/comments", text("See you there"));
    return id;
  }

  private static String conversation(Member reader, Member writer) {
    String id = ChatTalk.between(reader, writer);
    ChatTalk.sendByRest(writer, id, "Good morning");
    ChatTalk.sendByRest(reader, id, "Good evening");
    return id;
  }

  /** It is a notification too. */
  private static void request(Member asked, Member asking) {
    asking
        .rest()
        .post(
            "/api/connections",
            Json.createObjectBuilder().add("username", asked.username()).build());
  }

  private static JsonObject text(String content) {
    return Json.createObjectBuilder().add("content", content).build();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 390, 844", "DARK, 390, 844"})
  void everyPageShouldBeOpenToEverybodyAndFitTheScreen(ColorScheme theme, int width, int height) {
    NewContextOptions options =
        new NewContextOptions()
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setViewportSize(width, height);
    List<String> errors = new ArrayList<>();
    try (Visitor visitor = Visitor.arrive(browser, PageServer.get(), options)) {
      visitor.page().onPageError(errors::add);
      OUTSIDE.forEach(path -> check(visitor.open(path)));
      visitor.signIn("admin", PageServer.DEMO_PASSWORD);
      INSIDE.forEach(path -> check(settled(visitor.open(path))));
      check(settled(visitor.open("/feed/" + post)));
      check(settled(ChatTalk.open(visitor, conversation).page()));
      for (String menu : List.of(".own-face", ".bell", ".ringer")) {
        visitor.page().locator(menu).click();
        check(visitor.page());
      }
    }
    assertThat(errors).isEmpty();
  }

  private static Page settled(Page page) {
    page.waitForFunction("() => !document.querySelector('.spinner')");
    return page;
  }

  private static void check(Page page) {
    Accessibility.assertNoViolations(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("what juts out of " + page.url())
        .isEqualTo(0);
  }
}
