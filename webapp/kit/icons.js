import { html, svg } from 'lit';

/** 24 x 24 strokes, in the colour of the text around them. */
const PATHS = {
  home: svg`<path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z" />`,
  search: svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`,
  heart: svg`<path d="M12 20s-7.5-4.6-7.5-10.2A4.3 4.3 0 0 1 12 7.2a4.3 4.3 0 0 1 7.5 2.6C19.5 15.4 12 20 12 20z" />`,
  feed: svg`<path d="M5.5 4.5H16v15H7a1.5 1.5 0 0 1-1.5-1.5zM16 9.5h2.5V18a1.5 1.5 0 0 1-1.5 1.5h-1M8.5 8.5H13M8.5 12H13M8.5 15.5h2.5" />`,
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
  message: svg`<path d="M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 3.5V17h-1A1.5 1.5 0 0 1 4 15.5z" />`,
  compose: svg`<path d="M12 5H6a1.5 1.5 0 0 0-1.5 1.5V18A1.5 1.5 0 0 0 6 19.5h11.5A1.5 1.5 0 0 0 19 18v-6M10 14l.6-3 7.6-7.5 2.3 2.3-7.5 7.6z" />`,
  send: svg`<path d="M5 12 4 5l16.5 7L4 19zM5 12h7" />`,
  reply: svg`<path d="m9.5 6-5 5 5 5M5 11h8.5a6 6 0 0 1 6 6v1" />`,
  edit: svg`<path d="m5 19 .8-4L16 4.8 19.2 8 9 18.2zM13.8 7 17 10.2" />`,
  trash: svg`<path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5" />`,
  smile: svg`<circle cx="12" cy="12" r="8.5" /><path d="M8.5 14c1.8 2.6 5.2 2.6 7 0M9 9.5v.1M15 9.5v.1" />`,
  people: svg`<circle cx="9" cy="9" r="3.2" /><path d="M3.5 19c.3-3.4 2.5-5.2 5.5-5.2s5.2 1.8 5.5 5.2M15 6.1a3.2 3.2 0 0 1 0 5.8M17 14.2c2 .6 3.3 2.2 3.5 4.8" />`,
  back: svg`<path d="m14.5 5.5-7 6.5 7 6.5" />`,
  down: svg`<path d="M12 5v13M6 12.5l6 6 6-6" />`,
  // never filled, also on a button that is pressed: its hands could not be seen
  clock: svg`<g fill="none"><circle cx="12" cy="12" r="8" /><path d="M12 7.5V12l3 2" /></g>`,
  checks: svg`<path d="m2.5 12.5 4.5 4.5L16 7M11.5 15.5 13 17l9-10" />`,
  mute: svg`<path d="M7 16.5h10l-1.2-2V11a3.8 3.8 0 0 0-6.4-2.8M8.2 11v3.5l-1.2 2M10.5 19.3a1.6 1.6 0 0 0 3 0M5 5l14 14" />`,
  bell: svg`<path d="M6.5 16.5h11l-1.3-2V11a4.2 4.2 0 0 0-8.4 0v3.5zM10.4 19.3a1.7 1.7 0 0 0 3.2 0M12 6.8V5" />`,
  call: svg`<path d="M6.2 4.5h2.6l1.5 3.8-2 1.5a11 11 0 0 0 5.9 5.9l1.5-2 3.8 1.5v2.6a1.7 1.7 0 0 1-1.8 1.7A14.5 14.5 0 0 1 4.5 6.3a1.7 1.7 0 0 1 1.7-1.8z" />`,
  hangUp: svg`<path d="M3.6 15.4c-.9-3.4 3.4-6.4 8.4-6.4s9.3 3 8.4 6.4c-.2.8-.9 1.2-1.7 1l-2.6-.6a1.3 1.3 0 0 1-1-1.3v-1.8a11 11 0 0 0-6.2 0v1.8c0 .6-.4 1.1-1 1.3l-2.6.6c-.8.2-1.5-.2-1.7-1z" />`,
  microphone: svg`<rect x="9" y="3.5" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5" />`,
  silent: svg`<path d="M9 9V6.5a3 3 0 0 1 6 0v5M9.8 13.6A3 3 0 0 0 13 14.3M5.5 11.5a6.5 6.5 0 0 0 10.4 5.2M18.1 13.7c.3-.7.4-1.4.4-2.2M12 18v2.5M4 4l16 16" />`,
  camera: svg`<rect x="3.5" y="6.5" width="11.5" height="11" rx="2" /><path d="m15 11 5.5-3.5v9L15 13" />`,
  noCamera: svg`<path d="M9 6.5h4.5A1.5 1.5 0 0 1 15 8v3l5.5-3.5v9M15 16a1.5 1.5 0 0 1-1.5 1.5h-8A2 2 0 0 1 3.5 15.5v-7A2 2 0 0 1 5 6.6M4 4l16 16" />`,
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
