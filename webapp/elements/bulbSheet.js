import { sheet } from './sheet.js';

/** Each status has its own shape beside its colour; only transforms and opacity move. */
export const bulbSheet = sheet(`
:host { display: inline-flex; align-items: center; gap: .5em; vertical-align: middle; }
:host([hidden]) { display: none; }
.words:empty { display: none; }
.bulb {
  --hole: var(--lamp-hole, #fff);
  position: relative; flex: none; box-sizing: border-box;
  width: var(--size); height: var(--size); border-radius: 50%;
  background: var(--fill); transition: background-color .2s, box-shadow .2s, opacity .2s;
  forced-color-adjust: none;
}
:host([ring]) .bulb { --hole: #fff; border: 2px solid #fff; box-shadow: 0 1px 4px rgb(0 0 0 / .35); background-origin: border-box; }
.bulb[data-status='online'] { --fill: radial-gradient(circle at 35% 30%, #7ff0ad, #1fb35a 55%, #12964a); }
.bulb[data-status='away'] { --fill: radial-gradient(circle at 30% 30%, var(--hole) 0 36%, #e08a00 41%); background-color: #e08a00; }
.bulb[data-status='busy'] { --fill: linear-gradient(#fff, #fff) center / 50% 18% no-repeat, #d92d3a; }
.bulb[data-status='offline'] { --fill: radial-gradient(circle, var(--hole) 0 34%, #8b8781 40%); }
.bulb[data-status='unknown'] { --fill: #c9c5be; opacity: .5; }
.bulb[data-status='online']::after {
  content: ''; position: absolute; inset: 0; border-radius: 50%; background: #1fb35a; z-index: -1;
  animation: glow 2.4s ease-out infinite;
}
:host { isolation: isolate; }
.bulb[data-not-live] { filter: saturate(.4); outline: 1.5px dashed #8b8781; outline-offset: 1px; }
.bulb[data-not-live]::after { animation: none; }
@keyframes glow { from { transform: scale(1); opacity: .55; } 70%, to { transform: scale(1.9); opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .bulb { transition: none; } .bulb::after { animation: none !important; } }
`);
