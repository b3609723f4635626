/**
 * The one call that this tab is in, or that rings here. Pure.
 *
 * @typedef {{username: string, display_name?: string | null, avatar_url?: string | null}} Partner
 * @typedef {object} Call
 * @property {'none' | 'starting' | 'calling' | 'ringing' | 'answering' | 'talking'} phase
 * @property {string} id empty while the server has not named it
 * @property {Partner | null} partner
 * @property {boolean} muted
 * @property {boolean} hasCamera whether one's own camera is in the call
 * @property {boolean} cameraOff
 * @property {boolean} sees whether the other one's camera shows something
 * @property {number | null} since when both could talk, in milliseconds
 */

/** @type {Call} */
export const NO_CALL = {
  phase: 'none',
  id: '',
  partner: null,
  muted: false,
  hasCamera: false,
  cameraOff: false,
  sees: false,
  since: null,
};

/** The user calls somebody. @param {Call} call @param {Partner} partner @returns {Call} */
export function started(call, partner) {
  return call.phase === 'none' ? { ...NO_CALL, phase: 'starting', partner } : call;
}

/** It rings at the other one. @param {Call} call @param {string} id @returns {Call} */
export function named(call, id) {
  return call.phase === 'starting' ? { ...call, phase: 'calling', id } : call;
}

/** Somebody calls; who is in a call already hears nothing of it. @param {Call} call @param {string} id @param {Partner} partner @returns {Call} */
export function rang(call, id, partner) {
  return call.phase === 'none' ? { ...NO_CALL, phase: 'ringing', id, partner } : call;
}

/** @param {Call} call @returns {Call} */
export function accepted(call) {
  return call.phase === 'ringing' ? { ...call, phase: 'answering' } : call;
}

/** @param {Call} call @param {boolean} hasCamera @returns {Call} */
export function equipped(call, hasCamera) {
  return { ...call, hasCamera };
}

/** Both are on the line. @param {Call} call @param {number} now @returns {Call} */
export function connected(call, now) {
  if (call.phase !== 'calling' && call.phase !== 'answering') return call;
  return { ...call, phase: 'talking', since: now };
}

/** @param {Call} call @returns {Call} */
export function muteSwitched(call) {
  return { ...call, muted: !call.muted };
}

/** @param {Call} call @returns {Call} */
export function cameraSwitched(call) {
  return { ...call, cameraOff: !call.cameraOff };
}

/** @param {Call} call @param {boolean} sees @returns {Call} */
export function saw(call, sees) {
  return call.sees === sees ? call : { ...call, sees };
}

/** @param {Call} call @returns {Call} */
export function gone(call) {
  return call.phase === 'none' ? call : NO_CALL;
}

/**
 * What there is to say of an end, in one sentence; empty where nothing is.
 *
 * @param {Call} call as it was
 * @param {string} name of the other one
 * @param {string} reason as the server gives it
 */
export function sentenceOf(call, name, reason) {
  const missed = `You missed a call from ${name}.`;
  /** @type {Record<string, string>} */
  const sentences = {
    busy: `${name} is in another call.`,
    unavailable: `${name} is not available just now.`,
    declined: call.phase === 'ringing' ? '' : `${name} declined the call.`,
    timeout: call.phase === 'ringing' ? missed : `${name} did not answer.`,
    cancelled: missed,
    answered_elsewhere: 'The call was answered on another tab or device.',
    lost: `The connection to ${name} was lost.`,
    over: 'The call was over already.',
  };
  return sentences[reason] ?? `The call with ${name} ended.`;
}

/** Minutes and seconds, and hours where there are some. @param {number} milliseconds */
export function durationOf(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3_600);
  const [first, ...rest] = hours > 0 ? [hours, ...parts] : parts;
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
