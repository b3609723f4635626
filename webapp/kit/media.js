/** Whether somebody points with a mouse, and so has a keyboard too. */
export function hasMouse() {
  return globalThis.matchMedia?.('(hover: hover)').matches ?? true;
}
