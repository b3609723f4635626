package dev.lamplighter.operations;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Loads the application's classes before its port opens. One that is needed first while there are
 * no files left to open could never be loaded again.
 */
@ApplicationScoped
public class LoadedClasses {
  private static final Logger LOG = Logger.getLogger(LoadedClasses.class.getName());
  private static final int LAST = Integer.MAX_VALUE;
  private static final String CLASSES = "/WEB-INF/classes/";
  private static final String LIBRARIES = "/WEB-INF/lib/";

  /** What only the start needs, or only a compiler. */
  private static final Pattern NOT_NEEDED =
      Pattern.compile(
          ".*/(liquibase|commons-|caffeine|checker-qual|error_prone|jspecify|slf4j)[^/]*");

  void load(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) ServletContext war) {
    long began = System.nanoTime();
    long count =
        Stream.concat(
                own(war, CLASSES), entries(war, LIBRARIES).flatMap(jar -> ofLibrary(war, jar)))
            .filter(LoadedClasses::load)
            .count();
    long millis = (System.nanoTime() - began) / 1_000_000;
    LOG.info(() -> "event=classes_loaded count=" + count + " ms=" + millis);
  }

  private static Stream<String> entries(ServletContext war, String folder) {
    Set<String> entries = war.getResourcePaths(folder);
    return entries == null ? Stream.of() : entries.stream();
  }

  private static Stream<String> own(ServletContext war, String folder) {
    return entries(war, folder)
        .flatMap(
            path ->
                path.endsWith("/") ? own(war, path) : Stream.of(path.substring(CLASSES.length())));
  }

  private static Stream<String> ofLibrary(ServletContext war, String path) {
    String file = war.getRealPath(path);
    if (file == null || NOT_NEEDED.matcher(path).matches()) {
      return Stream.of();
    }
    try (JarFile jar = new JarFile(file)) {
      return jar.stream().map(ZipEntry::getName).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** False for what is no class, or one for something that is not there. */
  private static boolean load(String file) {
    if (!file.endsWith(".class") || file.contains("-")) { // module-info, META-INF, package-info
      return false;
    }
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(name, false, LoadedClasses.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError optional) {
      return false;
    }
  }
}
