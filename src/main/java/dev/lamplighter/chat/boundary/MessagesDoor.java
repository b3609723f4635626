package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Standings;
import dev.lamplighter.chat.control.Typing;
import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.chat.entity.MessageId;
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
  @Inject private Standings standings;
  @Inject private Typing typing;

  @Override
  public boolean opens(String channel) {
    return channel.startsWith(ConversationChannel.PREFIX);
  }

  @Override
  public void check(Caller caller, String channel) {
    standings.of(conversation(channel), caller.userId());
  }

  @Override
  public void enter(Session session, String channel) {
    check(session.caller(), channel);
    typing.enter(session, conversation(channel));
  }

  private static long conversation(String channel) {
    return MessageId.conversation(channel.substring(ConversationChannel.PREFIX.length()));
  }
}
