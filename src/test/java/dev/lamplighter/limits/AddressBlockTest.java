package dev.lamplighter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
    "2001:db8:1:2::1, 2001:0DB8:0001:0002:0:0:0:9, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "::ffff:192.0.2.7, 192.0.2.7, true",
    "fe80::1%1, fe80::2, true",
    "not:an:address, not:an:address, true",
  })
  void neighboursInOneIpv6NetworkShouldCountAsOne(String one, String other, boolean same) {
    assertThat(AddressBlock.of(one).equals(AddressBlock.of(other))).isEqualTo(same);
  }
}
