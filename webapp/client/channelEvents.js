/**
 * Which events a channel brings.
 *
 * @type {Record<string, string[]>}
 */
const EVENTS = {
  online: ['user_online', 'user_offline', 'user_status', 'online_count_update'],
  messages: ['new_message', 'message_edited', 'message_deleted', 'message_reaction', 'message_read', 'message_delivered', 'typing'],
  connections: ['connection_request', 'connection_accepted', 'connection_removed'],
  notifications: ['notification', 'notification_updated', 'notification_read', 'notification_count'],
  feed: ['post_created', 'post_deleted', 'like_update', 'comment_update'],
  app: ['channel_event'],
};

/** These come to whom it concerns only once the channel is followed. */
const BY_FOLLOWING = ['online', 'feed'];

/** @param {string} channel such as `online` or `messages:5` */
export function eventsOf(channel) {
  return EVENTS[channel.split(':')[0]] ?? [];
}

/** The channel that has to be followed to hear of an event, if one has to. @param {string} event */
export function channelOf(event) {
  return BY_FOLLOWING.find((channel) => EVENTS[channel].includes(event));
}

/** Whether an event of that name is one of this channel. @param {string} channel @param {any} data */
export function isOf(channel, data) {
  const [kind, id] = channel.split(':');
  if (kind === 'messages') return data.conversation_id === id;
  return kind !== 'app' || data.channel === channel;
}
