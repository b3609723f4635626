import { memberName, titleOf } from './names.js';
import { beginning } from './text.js';

/**
 * What a screen reader is told of arrivals. Pure. The number makes the same words news again.
 *
 * @typedef {{text: string, number: number}} Heard
 */

const POINTS = 200;

/** @type {Heard} */
export const NOTHING_HEARD = { text: '', number: 0 };

/** @param {Heard} heard @param {string} text @returns {Heard} */
export function said(heard, text) {
  return { text, number: heard.number + 1 };
}

/**
 * @param {import('./conversationsState.js').Message} message
 * @param {import('./conversationsState.js').Conversation | undefined} conversation
 * @param {boolean} isOpen whether it is looked at
 */
export function arrivalWords(message, conversation, isOpen) {
  const name = memberName(conversation, message.from);
  if (isOpen) return `${name}: ${beginning(message.content, POINTS)}`;
  const place = conversation?.kind === 'group' ? ` in ${titleOf(conversation, '')}` : '';
  return `New message from ${name}${place}`;
}
