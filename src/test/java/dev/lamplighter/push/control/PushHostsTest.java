package dev.lamplighter.push.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.StartFailure;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes the server call what is not a push service. */
class PushHostsTest {
  private final PushHosts hosts =
      PushHosts.of("fcm.googleapis.com, *.push.apple.com,http://127.0.0.1:8099");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/x",
        "https://FCM.googleapis.com:443/x",
        "https://web.push.apple.com/x",
        "http://127.0.0.1:8099/x"
      })
  void thoseOnTheListShouldBeCalled(String endpoint) {
    assertThat(hosts.permit(URI.create(endpoint))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://user@fcm.googleapis.com/x",
        "https://push.apple.com/x",
        "https://a.b.push.apple.com/x",
        "https://evilpush.apple.com/x",
        "https://localhost/x",
        "https://10.0.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://127.0.0.1:8099/x",
        "http://127.0.0.1:8098/x",
        "http://127.0.0.1/x",
        "file:///etc/passwd",
        "mailto:x@fcm.googleapis.com",
        "/fcm.googleapis.com"
      })
  void allOthersShouldNot(String endpoint) {
    assertThat(hosts.permit(URI.create(endpoint))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "", "*.com:443", "https://x.example/path", "a b", "*.*.example.com"})
  void listsThatSayTooMuchShouldEndTheStart(String list) {
    assertThatThrownBy(() -> PushHosts.of(list)).isInstanceOf(StartFailure.class);
  }

  @Test
  void aHostMayHaveAnAddressOfItsOwn() {
    assertThat(PushHosts.of("https://[fd00::7]:8443").permit(URI.create("https://[fd00::7]:8443/")))
        .isTrue();
  }
}
