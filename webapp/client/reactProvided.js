/** @type {any} */
let react;

/** @param {any} React the page's own */
export function keepReact(React) {
  react = React;
}

/** @returns {any} */
export function providedReact() {
  if (!react) throw new Error('Call provideReact(React) before the first component is shown.');
  return react;
}
