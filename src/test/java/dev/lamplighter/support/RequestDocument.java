package dev.lamplighter.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /openapi}: what it promises of requests. */
public final class RequestDocument {
  private static final JsonObject DOCUMENT = read();

  /** What the answer {@code default} stands for. */
  private static final Set<Integer> ANY = Set.of(405, 406, 413, 415, 429, 500, 502, 503, 504);

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

  /** What a request is answered that the document does not know. */
  private static final Set<String> REFUSALS = Set.of("400", "401", "403", "404");

  /** The plain paths first: {@code /count} is no {@code /{id}}. */
  private static final List<Operation> OPERATIONS =
      DOCUMENT.getJsonObject("paths").keySet().stream()
          .flatMap(path -> methods(path).keySet().stream().map(key -> operation(path, key)))
          .sorted(Comparator.comparing(operation -> operation.path().replace('{', '~')))
          .toList();

  private RequestDocument() {}

  /**
   * @param method in capitals
   */
  public record Operation(String method, String path, Pattern pattern, JsonObject json) {

    public Set<String> statuses() {
      return json.getJsonObject("responses").keySet();
    }

    /** As {@code in name}. */
    public Set<String> parameters() {
      return json.containsKey("parameters")
          ? json.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
              .map(RequestDocument::resolved)
              .map(parameter -> parameter.getString("in") + " " + parameter.getString("name"))
              .collect(Collectors.toSet())
          : Set.of();
    }

    public boolean needsToken() {
      return !json.containsKey("security");
    }

    public String name() {
      return method + " " + path;
    }
  }

  private static JsonObject read() {
    Path file = Path.of("src/main/resources/META-INF/openapi.json");
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject methods(String path) {
    return DOCUMENT.getJsonObject("paths").getJsonObject(path);
  }

  private static Operation operation(String path, String method) {
    String pattern = path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        Pattern.compile(pattern),
        methods(path).getJsonObject(method));
  }

  private static JsonObject resolved(JsonObject value) {
    return value.containsKey("$ref")
        ? (JsonObject) DOCUMENT.getValue(value.getString("$ref").substring(1))
        : value;
  }

  public static JsonObject json() {
    return DOCUMENT;
  }

  public static List<Operation> operations() {
    return OPERATIONS;
  }

  /**
   * Whether an answer of the API is one that the document promises.
   *
   * @param target path and query
   * @param foreign whether a page of another origin may have asked
   */
  static void check(String method, String target, int status, boolean foreign) {
    String path = target.replaceFirst("\\?.*", "");
    boolean promised = path.startsWith("/api/") && METHODS.contains(method);
    if (promised && !ANY.contains(status) && !(foreign && status == 403)) {
      Optional<Operation> found = asked(method, path);
      assertThat(found.map(Operation::statuses).orElse(REFUSALS))
          .as("documented answers of %s %s, which is %s", method, path, found.map(Operation::name))
          .contains(Integer.toString(status));
    }
  }

  private static Optional<Operation> asked(String method, String path) {
    return OPERATIONS.stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.pattern().matcher(path).matches())
        .findFirst();
  }
}
