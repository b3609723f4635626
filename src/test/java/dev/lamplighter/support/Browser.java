package dev.lamplighter.support;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Chromium without a window, whose camera and microphone are made up. Playwright is bound to
 * the thread that made it: use one Browser in one test class, and close it.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--use-fake-device-for-media-stream=fps=5",
          "--use-fake-ui-for-media-stream");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** Opens the Chromium that is installed, or installs one; see {@link Chromium}. */
  public static Browser open() {
    Optional<Path> executable = Chromium.find();
    LaunchOptions options = new LaunchOptions().setArgs(ARGUMENTS);
    executable.ifPresent(options::setExecutablePath);
    Playwright playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(playwright, playwright.chromium().launch(options));
  }

  /** Somebody's own browser: nothing is shared with other contexts. Waits as {@link Waits} says. */
  public BrowserContext context() {
    return context(new NewContextOptions());
  }

  public BrowserContext context(NewContextOptions options) {
    BrowserContext context = chromium.newContext(options);
    context.setDefaultTimeout(Waits.limit().toMillis());
    return context;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
