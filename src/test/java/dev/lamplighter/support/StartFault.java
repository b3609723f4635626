package dev.lamplighter.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ConcurrentModificationException;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A Java agent that throws into the start of a server, as a collision of its parts does: the first
 * line that the application logs fails.
 */
public final class StartFault extends Handler {
  private final Path left;

  private StartFault(Path left) {
    this.left = left;
  }

  /** The JVM calls it before {@code main}. */
  public static void premain(String left) {
    LogManager.getLogManager()
        .addConfigurationListener(
            () -> Logger.getLogger("").addHandler(new StartFault(Path.of(left))));
  }

  /**
   * The option for a JVM, which hands it on to those that it starts.
   *
   * @param times how many starts shall fail
   */
  public static String option(Path directory, int times) {
    Path jar = directory.resolve("fault.jar");
    Path left = directory.resolve("faults-left");
    String name = StartFault.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", StartFault.class.getName());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry(name));
      StartFault.class.getClassLoader().getResourceAsStream(name).transferTo(out);
      Files.writeString(left, "x".repeat(times));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "-javaagent:" + jar + "=" + left;
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getMessage().startsWith("event=origins") && take()) {
      throw new ConcurrentModificationException();
    }
  }

  private boolean take() {
    try {
      String faults = Files.readString(left);
      Files.writeString(left, faults.isEmpty() ? "" : faults.substring(1));
      return !faults.isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
