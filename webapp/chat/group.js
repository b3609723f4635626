import { confirmed } from '../kit/confirm-dialog.js';
import { lamp } from '../lamp.js';
import { goTo } from '../router.js';
import { store } from '../store.js';
import { ownId } from './conversations.js';
import * as state from './conversationsState.js';

const PAGE_SIZE = 50;

/** @typedef {import('../members/listState.js').Member} Member */

/** In the order in which they joined. @param {string} id @param {string | null} [after] @returns {Promise<{users: Member[], next: string | null}>} */
export function membersOf(id, after = null) {
  return lamp.rest.get(`${pathOf(id)}/members`, { limit: PAGE_SIZE, after });
}

/** A refusal is thrown. @param {string} id @param {string} title */
export async function rename(id, title) {
  learn(await lamp.rest.put(pathOf(id), { title }));
}

/** A refusal is thrown. @param {string} id @param {string[]} usernames */
export async function addMembers(id, usernames) {
  learn(await lamp.rest.post(`${pathOf(id)}/members`, { usernames }));
}

/** A refusal is thrown. @param {string} id @param {Member} member */
export async function removeMember(id, { username }) {
  await lamp.rest.delete(memberPath(id, username));
}

/** Asks first; a refusal is thrown. @param {string} id @returns {Promise<boolean>} whether the caller left */
export async function leaveGroup(id) {
  const goOn = await confirmed({
    title: 'Leave this group?',
    text: 'You lose its messages. Somebody in it can add you again.',
    action: 'Leave',
  });
  if (!goOn) return false;
  await lamp.rest.delete(memberPath(id, store.state.session.me?.username ?? ''));
  store.apply('conversations', state.left, id);
  goTo('/messages');
  return true;
}

/** Only who made the group may remove others. @param {state.Conversation} conversation */
export function isOwner({ owner_id }) {
  return owner_id === ownId();
}

/** @param {state.Conversation} conversation */
function learn(conversation) {
  store.apply('conversations', state.learned, conversation);
}

/** @param {string} id */
function pathOf(id) {
  return `/api/conversations/${encodeURIComponent(id)}`;
}

/** @param {string} id @param {string} username */
function memberPath(id, username) {
  return `${pathOf(id)}/members/${encodeURIComponent(username)}`;
}
