package dev.lamplighter.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.lamplighter.support.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the functions that {@code src/test/js/*.test.js} export, in the browser that runs the page:
 * the pure modules of the page and its client library, without a server.
 */
class StateFunctionsBrowserIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String ORIGIN = "http://modules.test";

  private static Browser browser;
  private static BrowserContext context;
  private static Page page;

  @BeforeAll
  static void open() {
    browser = Browser.open();
    context = browser.context();
    page = context.newPage();
    page.route(ORIGIN + "/**", StateFunctionsBrowserIT::serve);
    page.navigate(ORIGIN + "/src/test/js/empty.html");
  }

  @AfterAll
  static void close() {
    context.close();
    browser.close();
  }

  @TestFactory
  Stream<DynamicTest> stateFunctions() throws IOException {
    try (Stream<Path> files = Files.list(PROJECT.resolve("src/test/js"))) {
      return files
          .filter(file -> file.toString().endsWith(".test.js"))
          .map(file -> "/" + PROJECT.relativize(file))
          .sorted()
          .toList()
          .stream()
          .flatMap(StateFunctionsBrowserIT::testsOf);
    }
  }

  private static Stream<DynamicTest> testsOf(String module) {
    Object names = page.evaluate("(module) => import(module).then(Object.keys)", module);
    return ((List<?>) names)
        .stream()
            .map(name -> DynamicTest.dynamicTest(String.valueOf(name), () -> run(module, name)));
  }

  private static void run(String module, Object name) {
    page.evaluate(
        "([module, name]) => import(module).then((all) => all[name]())", List.of(module, name));
  }

  private static void serve(Route route) {
    String path = URI.create(route.request().url()).getPath();
    try {
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType(path.endsWith(".js") ? "text/javascript" : "text/html")
              .setBodyBytes(Files.readAllBytes(PROJECT.resolve(path.substring(1)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
