import { html, nothing } from 'lit';
import { avatar, nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { store } from '../store.js';
import { includes } from './listState.js';
import { toggle } from './lists.js';

/** @typedef {import('./listState.js').Member} Member */

/** @param {Member} member */
export function profilePath({ username }) {
  return `/profile/${encodeURIComponent(username)}`;
}

/** Age and town, as far as they are told. @param {Member} member */
export function factsOf({ age, town }) {
  return [age, town].filter(Boolean).join(' · ');
}

/** A card with the 20 px bulb on the picture. @param {Member} member */
export function memberCard(member) {
  return html`<article class="member-card card">
    <a href=${profilePath(member)}>
      <span class="face">
        ${avatar(member, 'large')}<lamp-status user=${member.username} size="20" ring></lamp-status>
      </span>
      <b class="name">${nameOf(member)}</b>
      <span class="facts">${factsOf(member) || `@${member.username}`}</span>
    </a>
    ${relationIcon('favorites', member)}
  </article>`;
}

/** A row with the 12 px dot beside the name. @param {Member} member */
export function memberRow(member) {
  return html`<article class="member-row">
    <a href=${profilePath(member)}>
      ${avatar(member, 'medium')}
      <span class="what">
        <span class="name"><b>${nameOf(member)}</b><lamp-status user=${member.username} size="12"></lamp-status></span>
        <span class="facts">${factsOf(member) || `@${member.username}`}</span>
      </span>
    </a>
    ${relationIcon('favorites', member)} ${relationIcon('shortlist', member)}
  </article>`;
}

/** @typedef {'favorites' | 'shortlist' | 'follows'} Kept */

/** @type {Record<Kept, {word: string, sign: Parameters<typeof icon>[0]}>} */
const RELATIONS = {
  favorites: { word: 'Favorite', sign: 'heart' },
  shortlist: { word: 'Shortlist', sign: 'bookmark' },
  follows: { word: 'Follow', sign: 'bell' },
};

/** @param {Kept} relation @param {Member} member */
export function relationIcon(relation, member) {
  if (member.username === store.state.session.me?.username) return nothing;
  const { word, sign } = RELATIONS[relation];
  return html`<button class="icon-button toggle" title=${word} aria-label="${word}: ${nameOf(member)}"
    aria-pressed=${includes(store.state.lists, relation, member.username)}
    @click=${() => toggle(relation, member)}>${icon(sign)}</button>`;
}

/** @param {Kept} relation @param {Member} member */
export function relationButton(relation, member) {
  const { word, sign } = RELATIONS[relation];
  return html`<button class="button toggle" @click=${() => toggle(relation, member)}
    aria-pressed=${includes(store.state.lists, relation, member.username)}>${icon(sign)} ${word}</button>`;
}
