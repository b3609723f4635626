package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.lamplighter.support.Accessibility;
import dev.lamplighter.support.Browser;
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
          "/favorites",
          "/shortlist",
          "/settings",
          "/admin",
          "/no-such-page");

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 390, 844"})
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
      visitor.page().locator(".own-face").click();
      check(visitor.page());
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
