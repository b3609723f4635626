package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** How many objects of each class a server holds, once garbage is collected. */
public record HeapHistogram(Map<String, Integer> instances) {

  /** Asks the server's JVM, which stops for it. */
  public static HeapHistogram of(LamplighterServer server) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, String.valueOf(server.pid()), "GC.class_histogram").start();
      String answer = new String(process.getInputStream().readAllBytes());
      return new HeapHistogram(
          answer
              .lines()
              .map(line -> line.trim().split("\\s+"))
              .filter(words -> words.length >= 4 && words[0].endsWith(":"))
              .filter(words -> words[1].matches("\\d+"))
              .collect(
                  Collectors.toMap(
                      words -> words[3], words -> Integer.valueOf(words[1]), Integer::sum)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of all these classes together; by their full names. */
  public int count(String... classes) {
    return Arrays.stream(classes).mapToInt(name -> instances.getOrDefault(name, 0)).sum();
  }
}
