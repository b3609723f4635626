package dev.lamplighter.cluster;

import java.util.List;
import java.util.function.Consumer;

/** Shows what comes in over another transport. */
record CountingTransport(Transport transport, Consumer<String> seen) implements Transport {

  @Override
  public void open(String name, Inbox inbox) {
    transport.open(
        name,
        new Inbox() {
          @Override
          public void received(String text) {
            seen.accept(text);
            inbox.received(text);
          }

          @Override
          public void removed(String member) {
            inbox.removed(member);
          }

          @Override
          public void added() {
            inbox.added();
          }

          @Override
          public void merged() {
            inbox.merged();
          }
        });
  }

  @Override
  public void send(String name, String text) {
    transport.send(name, text);
  }

  @Override
  public void sendAll(String text) {
    transport.sendAll(text);
  }

  @Override
  public Member self() {
    return transport.self();
  }

  @Override
  public List<Member> members() {
    return transport.members();
  }

  @Override
  public void close() {
    transport.close();
  }
}
