/** Texts that a browser keeps; where its storage is forbidden or full, they last for this visit. */
class KeptTexts {
  /** @type {Map<string, string>} */
  #here = new Map();
  #storage;

  /** @param {() => Storage} storage asked for at each use: a browser may throw where it is forbidden */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @param {string} place @returns {string | null} */
  get(place) {
    return this.#here.get(place) ?? this.#tried((storage) => storage.getItem(place)) ?? null;
  }

  /** @param {string} place @param {string} text */
  set(place, text) {
    this.#here.set(place, text);
    this.#tried((storage) => {
      storage.setItem(place, text);
      this.#here.delete(place);
    });
  }

  /** @param {string} place */
  remove(place) {
    this.#here.delete(place);
    this.#tried((storage) => storage.removeItem(place));
  }

  /** @param {string} prefix @returns {string[]} */
  placesWith(prefix) {
    const places = [...this.#here.keys(), ...(this.#tried(Object.keys) ?? [])];
    return [...new Set(places)].filter((place) => place.startsWith(prefix));
  }

  /** @template T @param {(storage: Storage) => T} use @returns {T | undefined} */
  #tried(use) {
    try {
      return use(this.#storage());
    } catch {
      return undefined; // forbidden or full
    }
  }
}

export const onThisDevice = new KeptTexts(() => localStorage);
export const inThisTab = new KeptTexts(() => sessionStorage);
