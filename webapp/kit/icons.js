import { html, svg } from 'lit';

/** 24 x 24 strokes, in the colour of the text around them. */
const PATHS = {
  home: svg`<path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z" />`,
  search: svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`,
  heart: svg`<path d="M12 20s-7.5-4.6-7.5-10.2A4.3 4.3 0 0 1 12 7.2a4.3 4.3 0 0 1 7.5 2.6C19.5 15.4 12 20 12 20z" />`,
  bookmark: svg`<path d="M7 4h10a1 1 0 0 1 1 1v15l-6-4-6 4V5a1 1 0 0 1 1-1z" />`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9" /><circle cx="15" cy="7" r="2.2" /><circle cx="9" cy="17" r="2.2" />`,
  shield: svg`<path d="M12 3.5 19 6v5.5c0 4.3-2.8 7.4-7 9-4.2-1.6-7-4.7-7-9V6z" />`,
  sun: svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1" />`,
  moon: svg`<path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z" />`,
  leave: svg`<path d="M14 4h4a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-4M10 8l-4 4 4 4M6 12h9" />`,
  ban: svg`<circle cx="12" cy="12" r="8" /><path d="m6.5 6.5 11 11" />`,
  close: svg`<path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  alert: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5v5.5M12 16.2v.1" />`,
  megaphone: svg`<path d="M4 10v4h3l8 4.5v-13L7 10zM18.5 9.5a4 4 0 0 1 0 5M8 14.5l1 5h2.5l-1-4" />`,
  refresh: svg`<path d="M19 8a8 8 0 1 0 1 5M20 4v4.5h-4.5" />`,
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}

/** The mark of the house: a lamp with its light. */
export function lampMark() {
  return html`<svg class="lamp-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="glass" d="M9.5 11h13l-2 12h-9z" />
    <path class="flame" d="M16 12.8c2.1 2.3 3 3.8 3 5.3a3 3 0 0 1-6 0c0-1.5.9-3 3-5.3z" />
    <path class="frame" d="M9.5 11h13l-2 12h-9zM11.5 11c0-3 1.7-4.8 4.5-4.8s4.5 1.8 4.5 4.8M16 6.2V3.6M10.5 26.5h11M13 23v3.5M19 23v3.5" />
  </svg>`;
}
