/** [hertz, seconds from the start] */
const NOTES = [
  [660, 0],
  [880, 0.12],
];
const LOUDNESS = 0.12;
const NOTE_S = 0.35;
const SILENT_AFTER_MS = 1_500;

/** @type {AudioContext | undefined} */
let audio;

/** Two soft notes; once, however many tabs and notifications there are at that moment. */
export function ring() {
  if (!navigator.locks) return play();
  const once = navigator.locks.request('lamplighter.sound', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play();
    await new Promise((resolve) => setTimeout(resolve, SILENT_AFTER_MS));
  });
  once.catch(play); // no locks where storage is forbidden
}

/** A browser that was not touched yet plays nothing. */
function play() {
  if (!('AudioContext' in globalThis)) return;
  audio ??= new AudioContext();
  audio.resume();
  for (const [pitch, at] of NOTES) note(audio, pitch, audio.currentTime + at);
}

/** @param {AudioContext} on @param {number} pitch @param {number} at */
function note(on, pitch, at) {
  const tone = new OscillatorNode(on, { frequency: pitch });
  const volume = new GainNode(on, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_S);
  tone.connect(volume).connect(on.destination);
  tone.start(at);
  tone.stop(at + NOTE_S);
}
