package dev.lamplighter.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.topic.ITopic;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Topics of Hazelcast: one that all hear, and one a node. A publish goes only to the members that
 * listen to the topic.
 */
final class HazelcastTransport implements Transport {
  private static final Logger LOG = Logger.getLogger(HazelcastTransport.class.getName());
  private static final String SHARED = "lamplighter.nodes";
  private static final String PRIVATE = "lamplighter.node.";

  private final HazelcastInstance hazelcast;
  private final List<Runnable> listening = new ArrayList<>();

  HazelcastTransport(HazelcastInstance hazelcast) {
    this.hazelcast = hazelcast;
  }

  @Override
  public void open(String name, Inbox inbox) {
    listen(hazelcast.getTopic(SHARED), inbox);
    listen(hazelcast.getTopic(PRIVATE + name), inbox);
    UUID members = hazelcast.getCluster().addMembershipListener(new Watch(inbox));
    listening.add(() -> hazelcast.getCluster().removeMembershipListener(members));
    UUID merges =
        hazelcast
            .getLifecycleService()
            .addLifecycleListener(
                event -> {
                  if (event.getState() == LifecycleState.MERGED) {
                    inbox.merged();
                  }
                });
    listening.add(() -> hazelcast.getLifecycleService().removeLifecycleListener(merges));
  }

  private void listen(ITopic<String> topic, Inbox inbox) {
    UUID listener = topic.addMessageListener(message -> inbox.received(message.getMessageObject()));
    listening.add(() -> topic.removeMessageListener(listener));
  }

  private record Watch(Inbox inbox) implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      inbox.added();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      inbox.removed(event.getMember().getUuid().toString());
    }
  }

  @Override
  public void send(String name, String text) {
    hazelcast.<String>getTopic(PRIVATE + name).publish(text);
  }

  @Override
  public void sendAll(String text) {
    hazelcast.<String>getTopic(SHARED).publish(text);
  }

  @Override
  public Member self() {
    return member(hazelcast.getCluster().getLocalMember());
  }

  @Override
  public List<Member> members() {
    return hazelcast.getCluster().getMembers().stream().map(HazelcastTransport::member).toList();
  }

  private static Member member(com.hazelcast.cluster.Member member) {
    return new Member(
        member.getUuid().toString(),
        member.getAddress().getHost() + ":" + member.getAddress().getPort());
  }

  @Override
  public List<String> complaints() {
    return HazelcastTimeouts.complaints(hazelcast.getConfig());
  }

  /** Hazelcast belongs to the server, which may have stopped it before the application. */
  @Override
  public void close() {
    try {
      listening.forEach(Runnable::run);
    } catch (HazelcastInstanceNotActiveException e) {
      LOG.log(Level.FINE, "event=cluster_gone_first", e);
    }
    listening.clear();
  }
}
