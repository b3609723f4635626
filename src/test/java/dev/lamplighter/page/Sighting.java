package dev.lamplighter.page;

import com.microsoft.playwright.Page;

/**
 * The moment at which something becomes true inside a page, by the clock of this machine, which all
 * its pages share. Made before the cause, so nothing is missed.
 */
final class Sighting {
  private static final String ALL_BULBS =
      """
      (() => {
        const bulbs = [...document.querySelectorAll('lamp-status[user="%s"]')];
        return bulbs.length > 0 && bulbs.every(
            (bulb) => bulb.shadowRoot.querySelector('.bulb').dataset.status === '%s');
      })()""";
  private static final String COUNT =
      "document.querySelector('lamp-count').shadowRoot.textContent === '%s online'";
  private static final String LOOK =
      """
      () => {
        window.sighting = new Promise((seen) => {
          const timer = setInterval(() => {
            if (!(%s)) return;
            clearInterval(timer);
            seen(Date.now());
          }, 2);
        });
      }""";

  private final Page page;

  private Sighting(Page page, String condition) {
    this.page = page;
    page.evaluate(LOOK.formatted(condition));
  }

  /** All bulbs of a user on the page show the status. */
  static Sighting ofBulbs(Page page, String username, String status) {
    return new Sighting(page, ALL_BULBS.formatted(username, status));
  }

  /** The bar shows how many are online. */
  static Sighting ofCount(Page page, int count) {
    return new Sighting(page, COUNT.formatted(count));
  }

  /** Waits for it; milliseconds since the epoch. */
  long at() {
    return ((Number)
            page.evaluate(
                """
                () => Promise.race([
                  window.sighting,
                  new Promise((_, late) => setTimeout(() => late(new Error('Not seen')), 10000)),
                ])"""))
        .longValue();
  }

  /** Notes when the next click comes. */
  static void noteClick(Page page) {
    page.evaluate(
        """
        () => addEventListener('click', () => { window.clickedAt = Date.now(); },
            {capture: true, once: true})""");
  }

  /** Milliseconds since the epoch. */
  static long clickOf(Page page) {
    return ((Number) page.evaluate("() => window.clickedAt")).longValue();
  }
}
