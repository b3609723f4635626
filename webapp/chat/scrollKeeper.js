/** So near to the end counts as at the end. */
const END_PX = 48;

/**
 * Keeps what is read where it is while rows come above or below: at the end it follows the end,
 * elsewhere the first message in sight stays in its place.
 */
export class ScrollKeeper {
  /** @type {{row: HTMLElement, top: number} | null} */
  #held = null;
  #followsEnd = true;
  #top = 0;
  #scroller;

  /** @param {HTMLElement} scroller */
  constructor(scroller) {
    this.#scroller = scroller;
    this.note();
  }

  get isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight <= END_PX;
  }

  get isNearStart() {
    return this.#scroller.scrollTop < this.#scroller.clientHeight;
  }

  get isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < clientHeight;
  }

  /** Somebody scrolled. */
  note() {
    this.#followsEnd = this.isAtEnd;
    this.#top = this.#scroller.scrollTop;
  }

  /** Before rows change. A scroll is seen here even when its event is still on the way. */
  hold() {
    if (this.#scroller.scrollTop !== this.#top) this.note();
    const edge = this.#scroller.getBoundingClientRect().top;
    const rows = /** @type {Iterable<HTMLElement>} */ (this.#scroller.querySelectorAll('li.message'));
    for (const row of rows) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom <= edge) continue;
      this.#held = { row, top };
      return;
    }
  }

  /** After rows or sizes changed. @param {boolean} mayFollow whether new rows at the end are to be followed */
  keep(mayFollow) {
    if (mayFollow && this.#followsEnd) this.toEnd();
    else if (this.#held?.row.isConnected) {
      this.#scroller.scrollTop += this.#held.row.getBoundingClientRect().top - this.#held.top;
      this.#top = this.#scroller.scrollTop;
    }
    this.#held = null;
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#followsEnd = true;
    this.#top = this.#scroller.scrollTop;
  }

  /** @param {Element} row */
  toRow(row) {
    row.scrollIntoView({ block: 'center' });
    this.note();
  }
}
