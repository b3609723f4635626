package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "gzip, deflate, br, zstd",
        "br;q=1.0, GZIP;q=0.8, *;q=0.1",
        "gzip;q=0.001"
      })
  void whoReadsGzipShouldGetIt(String header) {
    assertThat(AcceptEncoding.allows(header, "gzip")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip; q=0.000, br", "x-gzip", "*"})
  void whoDoesNotReadGzipShouldNotGetIt(String header) {
    assertThat(AcceptEncoding.allows(header, "gzip")).isFalse();
  }

  @Test
  void whoSaysNothingShouldGetTheFileAsItIs() {
    assertThat(AcceptEncoding.allows(null, "gzip")).isFalse();
  }
}
