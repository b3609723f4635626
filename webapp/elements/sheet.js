/**
 * A stylesheet that a strict Content-Security-Policy allows: it is made by script, not written
 * into the page.
 *
 * @param {string} css
 */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
