import { html } from 'lit';
import { nameOf } from './nameOf.js';

export { nameOf } from './nameOf.js';

const HUES = 8;

/**
 * A member's picture, or the initials on a colour of their own.
 *
 * @param {{username: string, display_name?: string | null, avatar_url?: string | null}} member
 * @param {'small' | 'medium' | 'large' | 'huge'} [size]
 */
export function avatar(member, size = 'medium') {
  if (member.avatar_url) {
    return html`<img class="avatar" data-size=${size} src=${member.avatar_url} alt="" loading="lazy" />`;
  }
  return html`<span class="avatar" data-size=${size} data-hue=${hueOf(member.username)} aria-hidden="true"
    >${initials(nameOf(member))}</span
  >`;
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? words[0][0] + words[words.length - 1][0] : name.slice(0, 2);
  return letters.toUpperCase();
}

/** @param {string} username */
function hueOf(username) {
  let sum = 0;
  for (const letter of username) sum = (sum * 31 + letter.charCodeAt(0)) % 9_973;
  return sum % HUES;
}
