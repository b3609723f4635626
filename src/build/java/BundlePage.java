import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the page that browsers load of the modules in {@code webapp/}: few files whose names change
 * with their content, each beside itself compressed, and an {@code index.html} that names them. Run
 * by the build as {@code java BundlePage.java modules webapp output}, where {@code modules} has
 * {@code name/version/} of esbuild for this platform and of all that is imported by name.
 */
final class BundlePage {
  private static final Pattern STATIC_IMPORT =
      Pattern.compile("(?:from|import)\"\\./([^\"]+\\.js)\"");

  private final Path modules;
  private final Path webapp;
  private final Path output;
  private final Path assets;

  private BundlePage(Path modules, Path webapp, Path output) {
    this.modules = modules;
    this.webapp = webapp;
    this.output = output;
    this.assets = output.resolve("assets");
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    new BundlePage(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).make();
  }

  private void make() throws IOException, InterruptedException {
    clear();
    run(
        webapp.resolve("app.js").toString(),
        webapp.resolve("page.css").toString(),
        "--bundle",
        "--splitting",
        "--format=esm",
        "--minify",
        "--sourcemap",
        "--target=es2022,chrome117,firefox121,safari17",
        "--entry-names=[name]-[hash]",
        "--chunk-names=[name]-[hash]",
        "--alias:lit=" + module("lit"),
        "--alias:lit-html=" + module("lit-html"),
        "--alias:lit-element=" + module("lit-element"),
        "--alias:@lit/reactive-element=" + module("reactive-element"),
        "--log-level=warning",
        "--outdir=" + assets);
    String firstPaint = run(webapp.resolve("shell/first-paint.js").toString(), "--minify");
    Files.writeString(output.resolve("index.html"), index(firstPaint.strip()));
    for (Path file : files()) {
      compress(file);
    }
  }

  private void clear() throws IOException {
    Files.createDirectories(assets);
    for (Path old : files()) {
      Files.delete(old);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(assets)) {
      return files.toList();
    }
  }

  /** Returns what was printed. */
  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(esbuild().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("The page could not be bundled; esbuild says above why.");
    }
    return printed;
  }

  private Path esbuild() throws IOException {
    try (Stream<Path> files = Files.walk(modules, 4)) {
      Path esbuild =
          files
              .filter(file -> file.getFileName().toString().matches("esbuild(\\.exe)?"))
              .findFirst()
              .orElseThrow(() -> new IOException("There is no esbuild below " + modules));
      esbuild.toFile().setExecutable(true);
      return esbuild;
    }
  }

  private Path module(String name) throws IOException {
    try (Stream<Path> versions = Files.list(modules.resolve(name))) {
      return versions.findFirst().orElseThrow();
    }
  }

  private String index(String firstPaint) throws IOException {
    String app = name("app", ".js");
    String preloads =
        imports(app, new LinkedHashSet<>()).stream()
            .map(chunk -> "<link rel=\"modulepreload\" href=\"/assets/" + chunk + "\" />")
            .collect(Collectors.joining("\n    "));
    String page = Files.readString(webapp.resolve("index.html"));
    page =
        replaced(
            page,
            "<script src=\"/shell/first-paint.js\"></script>",
            "<script>" + firstPaint + "</script>");
    page = replaced(page, "href=\"/page.css\"", "href=\"/assets/" + name("page", ".css") + "\"");
    return replaced(
        page,
        "<script type=\"module\" src=\"/app.js\"></script>",
        preloads + "\n    <script type=\"module\" src=\"/assets/" + app + "\"></script>");
  }

  private static String replaced(String page, String source, String made) throws IOException {
    if (!page.contains(source)) {
      throw new IOException("index.html has no " + source);
    }
    return page.replace(source, made);
  }

  private String name(String entry, String ending) throws IOException {
    return files().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.startsWith(entry + "-") && name.endsWith(ending))
        .reduce((one, other) -> {
              throw new IllegalStateException(one + " and " + other);
            })
        .orElseThrow();
  }

  /** All that a file needs before it runs, without itself. */
  private Set<String> imports(String file, Set<String> found) throws IOException {
    String code = Files.readString(assets.resolve(file));
    for (MatchResult each : STATIC_IMPORT.matcher(code).results().toList()) {
      if (found.add(each.group(1))) {
        imports(each.group(1), found);
      }
    }
    return found;
  }

  private static void compress(Path file) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(small) {
          {
            def.setLevel(9);
          }
        }) {
      Files.copy(file, gzip);
    }
    Files.write(file.resolveSibling(file.getFileName() + ".gz"), small.toByteArray());
  }
}
