import { html } from 'lit';
import { icon } from './icons.js';

/** @param {string} what such as 'members' */
export function loadingState(what) {
  return html`<div class="state" role="status"><span class="spinner"></span> Loading ${what}</div>`;
}

/** @param {string} text @param {unknown} [action] what to do about it */
export function emptyState(text, action = '') {
  return html`<div class="state"><p>${text}</p>${action}</div>`;
}

/** @param {string} problem @param {() => void} retry */
export function failedState(problem, retry) {
  return html`<div class="state" role="alert">
    <p>${icon('alert')} ${problem}</p>
    <button class="button" @click=${retry}>${icon('refresh')} Try again</button>
  </div>`;
}
