package dev.lamplighter.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds on a page as it stands, when what came has come to rest. */
public final class Accessibility {
  /** Text that fades in has too little contrast until it is there. */
  private static final String AT_REST =
      "() => Promise.allSettled(document.getAnimations()"
          + ".filter((one) => one.playState === 'running'"
          + " && one.effect.getComputedTiming().endTime !== Infinity)"
          + ".map((one) => one.finished)).then(() => true)";

  private Accessibility() {}

  /** Fails with each broken rule and the elements that break it. */
  public static void assertNoViolations(Page page) {
    page.evaluate(AT_REST);
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations.stream().map(Accessibility::describe)).as(page.url()).isEmpty();
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).toList();
  }
}
