package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8, fd00::/8");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          203.0.113.5:51234                   , 203.0.113.5
          '203.0.113.5:51234, 10.9.9.9:443'   , 203.0.113.5
          [2001:db8::5]                       , 2001:db8::5
          [2001:db8::5]:51234                 , 2001:db8::5
          '[2001:db8::5]:51234, [fd00::1]:80' , 2001:db8::5
          203.0.113.5:port                    , 10.0.0.1
          [2001:db8::5                        , 10.0.0.1
          """)
  void portsAndBracketsShouldNotHideTheAddress(String forwardedFor, String client) {
    assertThat(of(forwardedFor, null, null).address()).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          203.0.113.5             , wss          , https
          203.0.113.5             , WS           , http
          203.0.113.5             , 'https,http' , https
          '203.0.113.5, 10.9.9.9' , 'https,http' , https
          '6.6.6.6, 203.0.113.5'  , 'http,https' , https
          '203.0.113.5, 10.9.9.9' , https        , https
          203.0.113.5             , gopher       , http
                                  , 'https,http' , https
          """)
  void theSchemeShouldBeTheOneOfTheClientsHop(String forwardedFor, String proto, String scheme) {
    assertThat(of(forwardedFor, proto, null).scheme()).isEqualTo(scheme);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for=203.0.113.5;proto=https                        | 203.0.113.5 | https
          For="203.0.113.5:4711" ; Proto=WSS                 | 203.0.113.5 | https
          for="[2001:db8::5]:4711";proto=https               | 2001:db8::5 | https
          for=6.6.6.6;proto=http, for=203.0.113.5;proto=https, for=10.9.9.9;proto=http | 203.0.113.5 | https
          for=203.0.113.5;by="a,b;c";proto=https             | 203.0.113.5 | https
          for=_hidden;proto=https                            | 10.0.0.1    | https
          for="203.0.113.5                                   | 10.0.0.1    | http
          """)
  void theStandardsHeaderShouldBeReadAsWell(String forwarded, String client, String scheme) {
    assertThat(of(null, null, forwarded)).isEqualTo(new ClientAddress(client, scheme));
  }

  /** A proxy that writes the one passes on what a client wrote into the other. */
  @ParameterizedTest
  @CsvSource({"203.0.113.5, , 203.0.113.5", ", https, 10.0.0.1"})
  void theStandardsHeaderShouldNotBeBelievedBesideTheOthers(
      String forwardedFor, String proto, String client) {
    assertThat(of(forwardedFor, proto, "for=6.6.6.6").address()).isEqualTo(client);
  }

  private static ClientAddress of(String forwardedFor, String proto, String forwarded) {
    return PROXIES.resolve("10.0.0.1", new Forwarded(forwardedFor, proto, forwarded), "http");
  }
}
