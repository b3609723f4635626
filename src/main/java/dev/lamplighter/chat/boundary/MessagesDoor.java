package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Standings;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.wire.ChannelDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Channels {@code messages:{conversation_id}}: who is in one is told who types there. Messages come
 * to members without it.
 */
@ApplicationScoped
public class MessagesDoor implements ChannelDoor {
  private static final String PREFIX = "messages:";

  @Inject private Standings standings;
  @Inject private Hub hub;

  static String channel(long conversationId) {
    return PREFIX + conversationId;
  }

  @Override
  public boolean opens(String channel) {
    return channel.startsWith(PREFIX);
  }

  @Override
  public void check(Caller caller, String channel) {
    long id = MessageId.conversation(channel.substring(PREFIX.length()));
    standings.of(id, caller.userId());
  }

  @Override
  public void enter(Session session, String channel) {
    check(session.caller(), channel);
    hub.channels().subscribe(session, channel);
  }
}
