package dev.lamplighter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lamplighter.support.Accessibility;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.Waits;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ana calls Ben: each has a browser with a camera, he has two tabs open. */
class CallBrowserIT {
  private static final String PICTURE =
      "() => document.querySelector('call-window .theirs')?.videoWidth > 0";

  /** Uncovers what a test has put over it. */
  private static final String REAL_MEDIA = "() => { delete navigator.mediaDevices.getUserMedia; }";

  private static Browser browser;
  private static Visitor anas;
  private static Visitor bens;
  private static Page hers;
  private static Page his;
  private static Page hisOther;

  @BeforeAll
  static void arrive() {
    LamplighterServer server = PageServer.get();
    Member ana = PageServer.newMember();
    Member ben = PageServer.newMember();
    browser = Browser.open();
    PlaywrightAssertions.setDefaultAssertionTimeout(Waits.limit().toMillis());
    anas = Visitor.arrive(browser, server).signIn(ana.username(), ana.password());
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
    bens = Visitor.arrive(browser, server, phone).signIn(ben.username(), ben.password());
    his = bens.page();
    hisOther = bens.openTab("/feed");
    Visitor.awaitLive(hisOther);
    hers = anas.page();
    anas.open("/profile/" + ben.username());
    Visitor.awaitLive(hers);
  }

  @AfterAll
  static void leave() {
    browser.close();
  }

  /** So that no test hears of another's call. */
  @AfterEach
  void endTheCall() {
    if (window(hers).isVisible()) {
      button(hers, "Hang up").click();
    }
    for (Page page : List.of(hers, his, hisOther)) {
      assertThat(window(page)).hasCount(0);
      assertThat(incoming(page)).hasCount(0);
      page.evaluate("() => document.querySelectorAll('.toast button').forEach((b) => b.click())");
      assertThat(page.locator(".toast")).hasCount(0);
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator incoming(Page page) {
    return page.locator("incoming-call dialog[open]");
  }

  private static Locator window(Page page) {
    return page.locator("call-window .call");
  }

  private static Locator said(Page page, String sentence) {
    return page.locator(".toast", new Page.LocatorOptions().setHasText(sentence));
  }

  @Test
  void bothShouldSeeEachOtherUntilOneHangsUp() {
    button(hers, "Call").click();
    incoming(his).waitFor();
    incoming(hisOther).waitFor();
    Accessibility.assertNoViolations(hisOther);

    button(his, "Accept").click();
    said(hisOther, "answered on another tab").waitFor();
    assertThat(incoming(hisOther)).hasCount(0);
    hers.waitForFunction(PICTURE);
    his.waitForFunction(PICTURE);
    hers.getByRole(AriaRole.TIMER).waitFor();
    Accessibility.assertNoViolations(hers);

    button(hers, "Mute").click();
    assertThat(button(hers, "Mute")).hasAttribute("aria-pressed", "true");
    button(hers, "Hang up").click();
    said(his, "ended").waitFor();
    assertThat(window(hers)).hasCount(0);
    assertThat(window(his)).hasCount(0);
    assertThat(button(hers, "Call")).isEnabled();
  }

  @Test
  void escapeShouldDeclineInEveryTab() {
    button(hers, "Call").click();
    incoming(his).waitFor();
    incoming(hisOther).waitFor();
    hisOther.keyboard().press("Escape");
    said(hers, "declined the call").waitFor();
    assertThat(incoming(hisOther)).hasCount(0);
    assertThat(incoming(his)).hasCount(0);
    assertThat(window(hers)).hasCount(0);
  }

  @Test
  void whoHasNoCameraShouldBeHeardAndSeeTheOther() {
    hers.evaluate(
        "() => { const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);"
            + " navigator.mediaDevices.getUserMedia = (wanted) => wanted.video"
            + " ? Promise.reject(new DOMException('none', 'NotFoundError')) : real(wanted); }");
    try {
      button(hers, "Call").click();
      button(his, "Accept").click();
      hers.waitForFunction(PICTURE);
      hers.getByText("No camera in use").waitFor();
      his.getByRole(AriaRole.TIMER).waitFor();
    } finally {
      hers.evaluate(REAL_MEDIA);
    }
  }

  @Test
  void whoMayNotUseTheMicrophoneShouldBeToldWhatToDo() {
    hers.evaluate(
        "() => { navigator.mediaDevices.getUserMedia ="
            + " () => Promise.reject(new DOMException('no', 'NotAllowedError')); }");
    try {
      button(hers, "Call").click();
      said(hers, "A call needs your microphone").waitFor();
      assertThat(window(hers)).hasCount(0);
      assertThat(incoming(his)).hasCount(0);
    } finally {
      hers.evaluate(REAL_MEDIA);
    }
  }
}
