package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LamplighterServer server = LamplighterServer.shared();

  @ParameterizedTest
  @ValueSource(strings = {"app", "page"})
  void aFileShouldBeKeptForEverAndComeSmallToWhoeverReadsGzip(String name) throws Exception {
    String path = path(name);

    HttpResponse<byte[]> plain = get(path, "identity");
    HttpResponse<byte[]> small = get(path, "gzip, deflate, br");

    for (HttpResponse<byte[]> answer : List.of(plain, small)) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
      assertThat(header(answer, "Vary")).contains("Accept-Encoding");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(header(small, "Content-Encoding")).isEqualTo("gzip");
    assertThat(small.body()).hasSizeLessThan(plain.body().length);
    assertThat(unpacked(small.body())).isEqualTo(plain.body());
  }

  @Test
  void whatIsNotInTheBundleShouldNotBeFound() throws Exception {
    assertThat(get("/assets/app.js", "gzip").statusCode()).isEqualTo(404);
    assertThat(get(path("app") + ".gz", "gzip").statusCode()).isEqualTo(404);
    assertThat(get("/app.js", "gzip").statusCode()).as("a module by itself").isEqualTo(404);
  }

  private String path(String name) throws IOException, InterruptedException {
    String page = new String(get("/", "identity").body(), StandardCharsets.UTF_8);
    Matcher path = Pattern.compile("/assets/" + name + "-[A-Z0-9]+\\.\\w+").matcher(page);
    assertThat(path.find()).as(page).isTrue();
    return path.group();
  }

  private HttpResponse<byte[]> get(String path, String encodings)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
            .header("Accept", "text/html, */*")
            .header("Accept-Encoding", encodings)
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static byte[] unpacked(byte[] gzipped) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return gzip.readAllBytes();
    }
  }
}
