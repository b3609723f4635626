import { nameOf } from '../kit/nameOf.js';
import { othersIn } from './conversationsState.js';
import { beginning } from './text.js';

/** @typedef {import('./conversationsState.js').Conversation} Conversation */

const NAMES_IN_A_TITLE = 3;
const PREVIEW_POINTS = 120;

/** How the caller calls a conversation. @param {Conversation} conversation @param {string} meId */
export function titleOf(conversation, meId) {
  if (conversation.title) return conversation.title;
  const others = othersIn(conversation, meId);
  if (others.length === 0) return conversation.kind === 'direct' ? 'Notes to yourself' : 'Only you';
  const named = others.slice(0, NAMES_IN_A_TITLE).map(nameOf);
  const more = conversation.member_count - 1 - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** The other one of a direct conversation. @param {Conversation} conversation @param {string} meId */
export function partnerOf(conversation, meId) {
  return conversation.kind === 'direct' ? othersIn(conversation, meId)[0] : undefined;
}

/** @param {Conversation | undefined} conversation @param {string | null} username */
export function memberName(conversation, username) {
  const member = conversation?.members.find((one) => one.username === username);
  return member ? nameOf(member) : (username ?? 'Somebody who left');
}

/** The last message in one line. @param {Conversation} conversation @param {string} meId */
export function previewOf(conversation, meId) {
  const message = conversation.last_message;
  if (!message) return 'No messages yet';
  const said = message.deleted ? 'Message deleted' : beginning(message.content.replace(/\s+/g, ' '), PREVIEW_POINTS);
  if (message.sender_id === meId) return `You: ${said}`;
  return conversation.kind === 'group' ? `${memberName(conversation, message.from)}: ${said}` : said;
}
