import { Problem } from '../client/problem.js';
import { nameOf } from '../kit/nameOf.js';
import { lamp } from '../lamp.js';
import { sayFailed, sayNews } from '../shell/notices.js';
import { store } from '../store.js';
import * as state from './callState.js';
import { Line } from './line.js';
import { ownMedia } from './media.js';

/**
 * What cannot stand in the store: the line, the offer that rings here, candidates that came before
 * the line, and the call of the one whom the user calls at the same moment.
 *
 * @typedef {{line: Line | null, offer: any, early: RTCIceCandidateInit[], crossing: any}} Ends
 */
let ends = noEnds();

/** Ends that came before the server had named the call. @type {Map<string, string>} */
const endedEarly = new Map();

/** @returns {Ends} */
function noEnds() {
  return { line: null, offer: null, early: [], crossing: null };
}

/** Sound and pictures of both; null without a call. */
export function streams() {
  return { local: ends.line?.local ?? null, remote: ends.line?.remote ?? null };
}

/** @param {state.Partner} partner */
export async function callUp(partner) {
  if (store.state.call.phase !== 'none') return;
  store.apply('call', state.started, partner);
  const mine = (ends = noEnds());
  try {
    await lamp.chat.start([partner.username]);
    const line = await open(mine);
    const data = line && (await line.offer());
    if (!line || ends !== mine) return;
    const { call_id } = await lamp.command('call_offer', { to: partner.username, data });
    if (ends === mine) ringsThere(call_id, line);
    else say('call_end', call_id);
  } catch (thrown) {
    fail(mine, thrown);
  }
}

/** @param {string} id @param {Line} line */
function ringsThere(id, line) {
  store.apply('call', state.named, id);
  const reason = endedEarly.get(id);
  endedEarly.clear();
  if (reason) finish(reason);
  else line.sendThrough((candidates) => say('ice_candidate', id, { candidates }));
}

export async function accept() {
  const { id, phase } = store.state.call;
  if (phase !== 'ringing') return;
  store.apply('call', state.accepted);
  const mine = ends;
  try {
    const line = await open(mine);
    const data = line && (await line.answerTo(mine.offer));
    if (!line || ends !== mine) return;
    await lamp.command('call_answer', { call_id: id, data });
    line.sendThrough((candidates) => say('ice_candidate', id, { candidates }));
  } catch (thrown) {
    if (ends === mine) say('call_end', id);
    fail(mine, thrown);
  }
}

/** Null when the call went while the user was asked for the microphone. @param {Ends} mine */
async function open(mine) {
  const [local, { ice_servers }] = await Promise.all([ownMedia(), lamp.rest.get('/api/calls/config')]);
  if (ends !== mine) {
    for (const track of local.getTracks()) track.stop();
    return null;
  }
  mine.line = new Line(ice_servers, local, {
    onConnected: () => ends === mine && store.apply('call', state.connected, Date.now()),
    onFailed: () => ends === mine && unreachable(),
  });
  store.apply('call', state.equipped, local.getVideoTracks().length > 0);
  await mine.line.candidates(mine.early.splice(0));
  return mine.line;
}

/** Declines, cancels or hangs up, by what it is. */
export function hangUp() {
  const { id } = store.state.call;
  if (id) say('call_end', id);
  close();
}

function unreachable() {
  sayFailed(failure('No way was found between your browser and theirs.'));
  hangUp();
}

export function switchMute() {
  store.apply('call', state.muteSwitched);
  for (const track of ends.line?.local.getAudioTracks() ?? []) track.enabled = !store.state.call.muted;
}

export function switchCamera() {
  store.apply('call', state.cameraSwitched);
  for (const track of ends.line?.local.getVideoTracks() ?? []) track.enabled = !store.state.call.cameraOff;
}

/** A refusal of these costs nothing: the call is over then, and its end was told. @param {string} command @param {string} id @param {any} [data] */
function say(command, id, data) {
  lamp.command(command, { call_id: id, data }).catch(() => {});
}

/** @param {Ends} mine @param {unknown} thrown */
function fail(mine, thrown) {
  if (ends !== mine) return;
  sayFailed(thrown instanceof Problem ? thrown : failure('The call could not be set up. Try again.'));
  close();
}

/** @param {string} detail */
function failure(detail) {
  return new Problem({ title: 'No call', detail });
}

/** @param {string} reason */
function finish(reason) {
  const { call } = store.state;
  const name = call.partner ? nameOf(call.partner) : '';
  const sentence = state.sentenceOf(call, name, reason);
  const { crossing } = ends;
  close();
  if (crossing && reason === 'busy') return rings(crossing);
  if (sentence) sayNews(sentence, `/profile/${encodeURIComponent(call.partner?.username ?? '')}`);
}

function close() {
  ends.line?.close();
  ends = noEnds();
  store.apply('call', state.gone);
}

/** Follows calls on whichever page. */
export function hearCalls() {
  lamp.on('call_offer', rings);
  lamp.on('call_answer', ({ call_id, data }) => {
    if (isThis(call_id)) ends.line?.take(data).catch(unreachable);
  });
  lamp.on('ice_candidate', ({ call_id, data }) => isThis(call_id) && add(data?.candidates ?? []));
  lamp.on('call_end', ({ call_id, data }) => ended(call_id, data?.reason ?? ''));
  lamp.on('connected', reconnected);
  store.subscribe((slice) => {
    if (slice === 'session' && store.state.session.phase !== 'signed_in' && store.state.call.phase !== 'none') close();
  });
}

/** The server ended what the lost socket was in; what rang here may have stopped meanwhile. */
function reconnected() {
  const { phase } = store.state.call;
  if (phase === 'ringing') close();
  else if (phase !== 'none') finish('lost');
}

/** @param {string} id */
function isThis(id) {
  return store.state.call.id === id;
}

/** @param {{call_id: string, from: string, data: any}} offer */
function rings(offer) {
  const { call_id, from, data } = offer;
  const { phase, partner } = store.state.call;
  if (phase === 'starting' && partner?.username === from) ends.crossing = offer;
  if (phase !== 'none' || !data?.sdp) return;
  ends = { ...noEnds(), offer: data };
  store.apply('call', state.rang, call_id, known(from));
}

/** @param {RTCIceCandidateInit[]} candidates */
function add(candidates) {
  if (ends.line) ends.line.candidates(candidates).catch(() => {});
  else ends.early.push(...candidates);
}

/** @param {string} id @param {string} reason */
function ended(id, reason) {
  if (isThis(id)) finish(reason);
  else if (store.state.call.phase === 'starting') endedEarly.set(id, reason);
}

/** Who calls has a conversation with the user. @param {string} username @returns {state.Partner} */
function known(username) {
  return (
    store.state.conversations.items
      .flatMap(({ members }) => members)
      .find((member) => member.username === username) ?? { username }
  );
}
