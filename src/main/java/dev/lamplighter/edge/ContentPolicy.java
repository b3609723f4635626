package dev.lamplighter.edge;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Content-Security-Policy of the pages: no inline script but those of the pages themselves,
 * which are allowed by the hash of their text (CSP level 3, section 6.7.3).
 */
final class ContentPolicy {
  /** For answers that are no pages. */
  static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private static final Pattern INLINE = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

  private final String scripts;
  private final String pictures;

  private ContentPolicy(String scripts, String pictures) {
    this.scripts = scripts;
    this.pictures = pictures;
  }

  /**
   * @param pictures other origins whose pictures are shown, or empty
   */
  static ContentPolicy forPages(ServletContext files, String pictures) throws IOException {
    StringBuilder scripts = new StringBuilder("script-src 'self'");
    for (String page : new TreeSet<>(pages(files, "/"))) {
      Matcher script = INLINE.matcher(text(files, page));
      while (script.find()) {
        scripts.append(" 'sha256-").append(sha256(script.group(1))).append("'");
      }
    }
    return new ContentPolicy(scripts.toString(), pictures);
  }

  /**
   * @param called other origins that the page calls, to sign in
   */
  String calling(Collection<String> called) {
    return "default-src 'self'; "
        + scripts
        + "; style-src 'self'; img-src 'self' "
        + pictures
        + "; connect-src 'self' "
        + String.join(" ", called)
        + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  private static Set<String> pages(ServletContext files, String folder) {
    Set<String> pages = new TreeSet<>();
    Set<String> entries = files.getResourcePaths(folder);
    for (String entry : entries == null ? Set.<String>of() : entries) {
      if (entry.endsWith(".html")) {
        pages.add(entry);
      } else if (entry.endsWith("/") && !entry.startsWith("/WEB-INF")) {
        pages.addAll(pages(files, entry));
      }
    }
    return pages;
  }

  private static String text(ServletContext files, String path) throws IOException {
    try (InputStream file = files.getResourceAsStream(path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
