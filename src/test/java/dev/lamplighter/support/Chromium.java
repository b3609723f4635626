package dev.lamplighter.support;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a browser for the tests: one that is installed; else Playwright's own download; else, as
 * root on Debian, the package {@code chromium}.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Chromium() {}

  /** The executable, or empty for the one that Playwright has downloaded and finds by itself. */
  static Optional<Path> find() {
    Optional<Path> installed = onPath();
    if (installed.isPresent() || downloaded()) {
      return installed;
    }
    if (Commands.install("chromium")) {
      return onPath();
    }
    throw new IllegalStateException(
        "The browser tests need Chromium: install the package chromium, or allow Playwright to"
            + " download it.");
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean downloaded() {
    ProcessBuilder install =
        Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
            .createProcessBuilder();
    install.command().addAll(List.of("install", "--with-deps", "chromium"));
    return succeeds(install);
  }

  private static boolean succeeds(ProcessBuilder command) {
    try {
      return command.inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
