package dev.lamplighter.nodes;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Members in numbers for the tests that need many, since each registration hashes a password. Lent
 * to one test at a time, and offline when it begins.
 */
final class Crowd {
  private static final List<Member> MEMBERS = new ArrayList<>();

  private Crowd() {}

  static List<Member> of(Cluster cluster, int size) {
    List<ClusterNode> nodes = cluster.nodes();
    MEMBERS.addAll(
        IntStream.range(MEMBERS.size(), size)
            .parallel()
            .mapToObj(i -> nodes.get(i % nodes.size()).rest().register())
            .toList());
    return List.copyOf(MEMBERS.subList(0, size));
  }
}
