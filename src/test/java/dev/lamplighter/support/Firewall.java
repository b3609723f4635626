package dev.lamplighter.support;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts the network between two addresses of this machine: packets vanish, as with a cable pulled.
 * Needs root and {@code iptables}; rules that an aborted run left name addresses that no other has.
 */
final class Firewall {
  private static final Set<Rule> RULES = ConcurrentHashMap.newKeySet();

  private record Rule(String from, String to) {
    void change(String change) {
      Commands.run(List.of("iptables", "-w", change, "INPUT", "-s", from, "-d", to, "-j", "DROP"));
    }
  }

  /** Found out once; in some containers even root may not. */
  private static final class Permission {
    static final boolean GRANTED =
        Commands.isRoot()
            && (Commands.isInstalled("iptables") || Commands.install("iptables"))
            && Commands.succeeds(List.of("iptables", "-w", "-S", "INPUT"));
  }

  private Firewall() {}

  static boolean isAvailable() {
    return Permission.GRANTED;
  }

  static void cut(String one, String other) {
    cut(new Rule(one, other));
    cut(new Rule(other, one));
  }

  private static void cut(Rule rule) {
    if (RULES.add(rule)) {
      rule.change("-I");
    }
  }

  /** Ends all cuts between addresses that begin so. */
  static void healAll(String network) {
    for (Rule rule : List.copyOf(RULES)) {
      if (rule.from.startsWith(network) && RULES.remove(rule)) {
        rule.change("-D");
      }
    }
  }
}
