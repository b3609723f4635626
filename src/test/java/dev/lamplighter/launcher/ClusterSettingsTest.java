package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {
  private static final String LIST = "LAMPLIGHTER_CLUSTER";
  private static final String PORT = "LAMPLIGHTER_CLUSTER_PORT";
  private static final String NAME = "LAMPLIGHTER_CLUSTER_NAME";
  private static final String SECRET = "LAMPLIGHTER_CLUSTER_SECRET";
  private static final String TWO = "127.0.0.11:6901,127.0.0.12:6902";

  private static ClusterSettings with(String... pairs) throws StartRefused {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", "jdbc:postgresql://db/lamplighter");
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return ClusterSettings.of(environment).orElseThrow();
  }

  private static void assertRefused(String sentence, String... pairs) {
    assertThatThrownBy(() -> with(pairs)).isInstanceOf(StartRefused.class).hasMessage(sentence);
  }

  @Test
  void nodeShouldBeAloneUnlessOthersAreNamed() throws StartRefused {
    assertThat(ClusterSettings.of(Map.of(PORT, "6901"))).isEmpty();
    assertThat(ClusterSettings.of(Map.of(LIST, " "))).isEmpty();
  }

  @Test
  void portShouldTellWhichOfTheListThisNodeIs() throws StartRefused {
    ClusterSettings cluster = with(LIST, " 127.0.0.11:6901, 127.0.0.12:6902", PORT, "6902");

    assertThat(cluster.discovery()).isEqualTo("tcpip");
    assertThat(cluster.members()).isEqualTo(TWO);
    assertThat(cluster.listener().getAddress().getHostAddress()).isEqualTo("127.0.0.12");
    assertThat(cluster.listener().getPort()).isEqualTo(6902);
  }

  @Test
  void withoutPortTheFirstEntryOfThisMachineShouldBeThisNode() throws StartRefused {
    ClusterSettings cluster = with(LIST, "192.0.2.1:6900," + TWO, SECRET, "Jefe");

    assertThat(cluster.listener().getAddress().getHostAddress()).isEqualTo("127.0.0.11");
    assertThat(cluster.listener().getPort()).isEqualTo(6901);
  }

  @Test
  void nodeThatTheListDoesNotNameShouldListenWhereItReachesTheOthersFrom() throws StartRefused {
    ClusterSettings cluster = with(LIST, TWO, PORT, "6999");

    assertThat(cluster.listener().getAddress().isLoopbackAddress()).isTrue();
    assertThat(cluster.listener().getPort()).isEqualTo(6999);
  }

  @Test
  void secretShouldBecomePartOfTheNameAndNotStandInIt() throws StartRefused {
    assertThat(with(LIST, TWO).name()).isEqualTo("lamplighter");
    assertThat(with(LIST, TWO, NAME, "blue").name()).isEqualTo("blue");

    String name = with(LIST, TWO, SECRET, "Jefe").name();
    assertThat(name).matches("lamplighter-[0-9a-f]{16}");
    assertThat(with(LIST, TWO, SECRET, "jefe").name()).isNotEqualTo(name);
    assertThat(with(LIST, TWO, NAME, "blue", SECRET, "Jefe").name())
        .startsWith("blue-")
        .doesNotEndWith(name.substring(name.indexOf('-')));
  }

  @Test
  void kubernetesShouldNeedNamespaceAndService() throws StartRefused {
    ClusterSettings cluster = with(LIST, "kubernetes:chat,lamplighter-nodes", SECRET, "Jefe");

    assertThat(cluster.discovery()).isEqualTo("kubernetes");
    assertThat(cluster.members()).isEqualTo("chat,lamplighter-nodes");
    assertThat(cluster.listener().getPort()).isEqualTo(6900);
    assertRefused(
        "LAMPLIGHTER_CLUSTER is 'kubernetes:chat'; write kubernetes:namespace,service.",
        LIST,
        "kubernetes:chat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1:6900,192.0.2.2:6900",
        "127.0.0.11:6901,192.0.2.1:6900",
        "kubernetes:chat,lamplighter-nodes"
      })
  void portThatOtherMachinesReachShouldNeedASecret(String list) throws StartRefused {
    for (String blank : new String[] {"", " "}) {
      assertThatThrownBy(() -> with(LIST, list, SECRET, blank))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("set LAMPLIGHTER_CLUSTER_SECRET");
    }
    assertThat(with(LIST, list, SECRET, "Jefe").name()).isNotEqualTo("lamplighter");
    assertThat(with(LIST, TWO).name()).isEqualTo("lamplighter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "jdbc:h2:mem:x"})
  void clusterOnTheEmbeddedDatabaseShouldBeRefused(String url) {
    assertRefused("A cluster needs PostgreSQL; set DATABASE_URL.", LIST, TWO, "DATABASE_URL", url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", ":6900", "10.0.0.*:6900", "10.0.0.0/24:6900"})
  void listShouldHoldHostsWithPorts(String bad) {
    assertRefused(
        "LAMPLIGHTER_CLUSTER has '" + bad + "'; name each node as host:port, separated by commas.",
        LIST,
        "127.0.0.1:6900, " + bad);
  }

  @ParameterizedTest
  @CsvSource({
    "LAMPLIGHTER_CLUSTER_PORT, 0, LAMPLIGHTER_CLUSTER_PORT is '0'; set it to a number from 1 to 65535.",
    "LAMPLIGHTER_CLUSTER_PORT, x, LAMPLIGHTER_CLUSTER_PORT is 'x'; set it to a number from 1 to 65535.",
    "LAMPLIGHTER_CLUSTER_NAME, a b, 'LAMPLIGHTER_CLUSTER_NAME is ''a b''; use 1 to 64 letters, digits, _ or -.'",
    "LAMPLIGHTER_CLUSTER, h:99999, A port in LAMPLIGHTER_CLUSTER is '99999'; set it to a number from 1 to 65535.",
    "LAMPLIGHTER_CLUSTER, no-such-host.invalid:1, LAMPLIGHTER_CLUSTER names no host that is known here: no-such-host.invalid:1."
  })
  void badValuesShouldBeRefusedInOneSentence(String variable, String value, String sentence) {
    assertRefused(sentence, LIST, TWO, variable, value);
  }
}
