package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Commands {
  private Commands() {}

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  static boolean isInstalled(String program) {
    return find(program).isPresent();
  }

  static Optional<Path> find(String program) {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** As root on Debian; false when that is not possible. */
  static boolean install(String debianPackage) {
    return isRoot()
        && isInstalled("apt-get")
        && status(List.of("apt-get", "-qq", "update")) == 0
        && status(
                List.of(
                    "apt-get",
                    "-o",
                    "DPkg::Lock::Timeout=500",
                    "-qq",
                    "install",
                    "-y",
                    "--no-install-recommends",
                    debianPackage))
            == 0;
  }

  static boolean succeeds(List<String> command) {
    return status(command) == 0;
  }

  static void run(List<String> command) {
    int status = status(command);
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
  }

  static void signal(String signal, long pid) {
    run(List.of("kill", "-" + signal, String.valueOf(pid)));
  }

  private static int status(List<String> command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
