package dev.lamplighter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lamplighter.support.EventDocument;
import dev.lamplighter.wire.CommandHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document for front ends names all that there is, and nothing else. */
class EventDocumentTest {
  private static final Pattern EVENT = Pattern.compile("Event\\.(?:of|latest)\\(\\s*\"(\\w+)\"");

  @Test
  void commandsShouldAllBeDocumented() throws ReflectiveOperationException {
    Set<String> commands = new TreeSet<>();
    for (JavaClass handler :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lamplighter")
            .that(
                com.tngtech.archunit.base.DescribedPredicate.describe("handler", this::handles))) {
      Object made = handler.reflect().getDeclaredConstructor().newInstance();
      commands.add(((CommandHandler) made).command());
    }
    assertThat(EventDocument.names("command")).isEqualTo(commands);
  }

  private boolean handles(JavaClass type) {
    return type.isAssignableTo(CommandHandler.class) && !type.isInterface();
  }

  @Test
  void eventsShouldAllBeDocumented() throws IOException {
    List<String> sources = sources();
    Set<String> told =
        sources.stream()
            .flatMap(source -> EVENT.matcher(source).results())
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(EventDocument.names("event")).containsAll(told);
    assertThat(EventDocument.names("event"))
        .allSatisfy(
            name -> assertThat(sources).anyMatch(source -> source.contains('"' + name + '"')));
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(EventDocumentTest::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
