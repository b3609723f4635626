/**
 * Named events in one process. A listener that throws is reported and costs the others nothing.
 */
export class Emitter {
  /** @type {Map<string, Set<(data: any) => void>>} */
  #listeners = new Map();

  /**
   * @param {string} event
   * @param {(data: any) => void} listener
   * @returns {() => void} ends it
   */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  /**
   * @param {string} event
   * @param {any} [data]
   */
  emit(event, data) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(data);
      } catch (thrown) {
        reportError(thrown);
      }
    }
  }
}
