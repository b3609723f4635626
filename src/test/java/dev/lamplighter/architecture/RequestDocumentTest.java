package dev.lamplighter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lamplighter.support.RequestDocument;
import dev.lamplighter.support.RequestDocument.Operation;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of requests names all that there is, and nothing else. */
class RequestDocumentTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)[^}]*}");
  private static final Map<String, Method> CODE = code();

  private static final Map<String, Operation> DOCUMENTED =
      RequestDocument.operations().stream()
          .filter(operation -> operation.path().startsWith("/api/"))
          .collect(Collectors.toMap(Operation::name, operation -> operation));

  private static Map<String, Method> code() {
    Map<String, Method> found = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lamplighter")) {
      if (type.isAnnotatedWith(Path.class)) {
        Stream.of(type.reflect().getDeclaredMethods())
            .forEach(
                method -> verb(method).ifPresent(verb -> found.put(name(verb, method), method)));
      }
    }
    return found;
  }

  private static Optional<String> verb(Method method) {
    return Stream.of(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String name(String verb, Method method) {
    Path more = method.getAnnotation(Path.class);
    String path =
        Stream.of(
                "api",
                method.getDeclaringClass().getAnnotation(Path.class).value(),
                more == null ? "" : more.value())
            .map(part -> part.replaceFirst("^/", ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/", "/", ""));
    return verb + " " + PLACEHOLDER.matcher(path).replaceAll("{$1}");
  }

  @Test
  void requestsShouldAllBeDocumented() {
    assertThat(CODE).hasSizeGreaterThan(60);
    assertThat(DOCUMENTED.keySet()).containsExactlyInAnyOrderElementsOf(CODE.keySet());
  }

  @Test
  void parametersAndBodiesShouldBeDocumented() {
    Map<String, Object> said = new HashMap<>();
    Map<String, Object> taken = new HashMap<>();
    CODE.forEach(
        (name, method) -> {
          taken.put(name, parameters(method) + " body " + takesBody(method));
          Operation operation = DOCUMENTED.get(name);
          said.put(
              name,
              sorted(operation.parameters())
                  + " body "
                  + operation.json().containsKey("requestBody"));
        });
    assertThat(said).isEqualTo(taken);
  }

  private static List<String> parameters(Method method) {
    return sorted(
        Stream.of(method.getParameters())
            .flatMap(parameter -> parameter(parameter).stream())
            .collect(Collectors.toSet()));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static Optional<String> parameter(Parameter parameter) {
    if (parameter.isAnnotationPresent(PathParam.class)) {
      return Optional.of("path " + parameter.getAnnotation(PathParam.class).value());
    } else if (parameter.isAnnotationPresent(QueryParam.class)) {
      return Optional.of("query " + parameter.getAnnotation(QueryParam.class).value());
    }
    return Optional.ofNullable(parameter.getAnnotation(CookieParam.class))
        .map(cookie -> "cookie " + cookie.value());
  }

  /** What JAX-RS fills from the body has no annotation. */
  private static boolean takesBody(Method method) {
    return Arrays.stream(method.getParameters())
        .anyMatch(parameter -> parameter.getAnnotations().length == 0);
  }

  /** What a method that returns nothing answers is 204; that of objects is 200. */
  @Test
  void successShouldBeDocumentedAsItIs() {
    CODE.forEach(
        (name, method) -> {
          Set<String> statuses = DOCUMENTED.get(name).statuses();
          assertThat(statuses.stream().filter(status -> status.startsWith("2")))
              .as(name)
              .isNotEmpty();
          if (method.getReturnType() == void.class) {
            assertThat(statuses).as(name).contains("204").doesNotContain("200", "201");
          } else if (!method.getReturnType().getSimpleName().equals("Response")) {
            assertThat(statuses).as(name).contains("200").doesNotContain("201", "204");
          }
        });
  }

  @Test
  void everyRefusalShouldBeAProblem() {
    DOCUMENTED.forEach(
        (name, operation) ->
            assertThat(operation.statuses()).as(name).contains("default").doesNotContain("500"));
  }

  @Test
  void namesShouldBeUniqueAndReferencesKnown() {
    assertThat(
            RequestDocument.operations().stream().map(each -> each.json().getString("operationId")))
        .doesNotHaveDuplicates();
    Pattern.compile("\"\\$ref\":\"#(/[^\"]+)\"")
        .matcher(RequestDocument.json().toString())
        .results()
        .map(reference -> reference.group(1))
        .forEach(pointer -> assertThat(RequestDocument.json().getValue(pointer)).isNotNull());
  }
}
