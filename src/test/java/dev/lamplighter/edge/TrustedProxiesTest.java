package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  @Test
  void nobodyShouldBeBelievedByDefault() {
    assertThat(
            TrustedProxies.of("")
                .resolve("10.0.0.1", new Forwarded("1.2.3.4", "https", null), "http"))
        .isEqualTo(new ClientAddress("10.0.0.1", "http"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          10.0.0.1    , '203.0.113.9'                      , 203.0.113.9
          10.0.0.1    , '6.6.6.6, 203.0.113.9'             , 203.0.113.9
          10.0.0.1    , '6.6.6.6,203.0.113.9 , 10.9.9.9'   , 203.0.113.9
          10.0.0.1    , '10.2.2.2,10.3.3.3'                , 10.2.2.2
          10.0.0.1    , 'unknown, 10.3.3.3'                , 10.3.3.3
          10.0.0.1    , '203.0.113.9, 999.1.1.1'           , 10.0.0.1
          10.0.0.1    , '1.2.3.4, :::1'                    , 10.0.0.1
          10.0.0.1    , '<script>'                         , 10.0.0.1
          10.0.0.1    ,                                    , 10.0.0.1
          203.0.113.7 , '1.2.3.4'                          , 203.0.113.7
          fd00::1     , '2001:db8::5'                      , 2001:db8::5
          """)
  void theClientShouldBeTheRightmostAddressThatNoProxyHas(
      String peer, String forwarded, String client) {
    TrustedProxies proxies = TrustedProxies.of("10.0.0.0/8, fd00::/8");

    assertThat(proxies.resolve(peer, new Forwarded(forwarded, null, null), "http").address())
        .isEqualTo(client);
  }

  @Test
  void theSchemeShouldBeWhatTheTrustedProxySays() {
    TrustedProxies proxies = TrustedProxies.of("127.0.0.1");

    assertThat(
            proxies
                .resolve("127.0.0.1", new Forwarded("1.2.3.4", "HTTPS", null), "http")
                .isSecure())
        .isTrue();
    assertThat(
            proxies
                .resolve("127.0.0.1", new Forwarded("1.2.3.4", "gopher", null), "http")
                .isSecure())
        .isFalse();
    assertThat(
            proxies
                .resolve("127.0.0.2", new Forwarded("1.2.3.4", "https", null), "http")
                .isSecure())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0/8", "example.com", "::/129", "10.0.0.0/x", "999.1.1.1"})
  void whatIsNoAddressBlockShouldBeRefused(String text) {
    assertThatThrownBy(() -> TrustedProxies.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.0/16, 192.168.255.1, true",
    "192.168.0.0/16, 192.169.0.1, false",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.168.1.128/25, 192.168.1.200, true",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, ::1, false",
    "0.0.0.0/0, 999.1.1.1, false",
    "0.0.0.0/0, 256.1.1.1, false",
    "0.0.0.0/0, 010.1.1.1, false",
    "::/0, :::1, false",
    "::/0, a.example, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false"
  })
  void aBlockShouldHoldTheAddressesOfItsPrefix(String block, String address, boolean contained) {
    assertThat(Network.parse(block).contains(address)).isEqualTo(contained);
  }
}
