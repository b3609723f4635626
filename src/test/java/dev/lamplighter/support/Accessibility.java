package dev.lamplighter.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds on a page as it stands. */
public final class Accessibility {
  private Accessibility() {}

  /** Fails with each broken rule and the elements that break it. */
  public static void assertNoViolations(Page page) {
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
