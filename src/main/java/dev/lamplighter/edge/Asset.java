package dev.lamplighter.edge;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A file of the page's bundle, as it is and compressed.
 *
 * @param type its media type
 */
record Asset(String type, byte[] plain, byte[] gzipped) {
  private static final String FOLDER = "/assets/";
  private static final String COMPRESSED = ".gz";

  /** By path, such as {@code /assets/app-5XKZ3QWE.js}. */
  static Map<String, Asset> allOf(ServletContext files) throws IOException {
    Map<String, Asset> assets = new HashMap<>();
    Set<String> paths = files.getResourcePaths(FOLDER);
    for (String path : paths == null ? Set.<String>of() : paths) {
      if (!path.endsWith(COMPRESSED)) {
        assets.put(path, new Asset(type(path), read(files, path), read(files, path + COMPRESSED)));
      }
    }
    return Map.copyOf(assets);
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      default -> "application/json";
    };
  }

  private static byte[] read(ServletContext files, String path) throws IOException {
    try (InputStream file = files.getResourceAsStream(path)) {
      return file.readAllBytes();
    }
  }
}
