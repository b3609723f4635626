/** Channels that somebody on this page follows, over every reconnect. */
export class Channels {
  /** @type {Map<string, number>} */
  #followed = new Map();
  #insist;
  #refused;

  /** @param {import('./chat.js').Insist} insist @param {(problem: import('./problem.js').Problem) => void} refused hears of what stays refused */
  constructor(insist, refused) {
    this.#insist = insist;
    this.#refused = refused;
  }

  /** @param {string} channel @returns {() => void} ends it */
  subscribe(channel) {
    const followers = this.#followed.get(channel) ?? 0;
    this.#followed.set(channel, followers + 1);
    if (followers === 0) this.#follow(channel);
    return () => this.#unsubscribe(channel);
  }

  reconnected() {
    for (const channel of this.#followed.keys()) this.#follow(channel);
  }

  /** @param {string} channel */
  #unsubscribe(channel) {
    const left = (this.#followed.get(channel) ?? 1) - 1;
    if (left > 0) {
      this.#followed.set(channel, left);
    } else if (this.#followed.delete(channel)) {
      this.#say('unsubscribe', channel, () => !this.#followed.has(channel));
    }
  }

  /** @param {string} channel */
  #follow(channel) {
    this.#say('subscribe', channel, () => this.#followed.has(channel));
  }

  /**
   * A lost line needs no report: the next connection says it again.
   *
   * @param {'subscribe' | 'unsubscribe'} command
   * @param {string} channel
   * @param {() => boolean} isWanted
   */
  #say(command, channel, isWanted) {
    this.#insist(command, () => ({ channel }), isWanted).catch((problem) => {
      if (!problem.retryable) this.#refused(problem);
    });
  }
}
