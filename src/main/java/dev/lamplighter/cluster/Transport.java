package dev.lamplighter.cluster;

import java.util.List;

/** What carries texts between the members of a cluster, and knows who they are. */
interface Transport extends AutoCloseable {
  /**
   * A process in the cluster, whether or not Lamplighter answers in it.
   *
   * @param id changes when two parts of a cluster come together again
   */
  record Member(String id, String address) {}

  /** Told on threads of the transport, which it must not keep. */
  interface Inbox {
    void received(String text);

    /** This member left the cluster, or was given up. */
    void removed(String member);

    void added();

    /** This member was in another part of the cluster until now. */
    void merged();
  }

  /** From now on the inbox gets what is sent to this name and to all. */
  void open(String name, Inbox inbox);

  /** Lost where nobody opened that name; may block for seconds at worst. */
  void send(String name, String text);

  /** To all, this member included. */
  void sendAll(String text);

  Member self();

  /** Oldest first, this one included. */
  List<Member> members();

  /** What in its settings is not as it should be, each in one short sentence. */
  default List<String> complaints() {
    return List.of();
  }

  @Override
  void close();
}
