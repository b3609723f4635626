/** Channels that somebody on this page follows, over every reconnect. */
export class Channels {
  /** @type {Map<string, number>} */
  #followed = new Map();
  #command;

  /** @param {(event: string, data: object) => Promise<any>} command rejected while not connected */
  constructor(command) {
    this.#command = command;
  }

  /** @param {string} channel @returns {() => void} ends it */
  subscribe(channel) {
    const followers = this.#followed.get(channel) ?? 0;
    this.#followed.set(channel, followers + 1);
    if (followers === 0) this.#say('subscribe', channel);
    return () => this.#unsubscribe(channel);
  }

  reconnected() {
    for (const channel of this.#followed.keys()) this.#say('subscribe', channel);
  }

  /** @param {string} channel */
  #unsubscribe(channel) {
    const left = (this.#followed.get(channel) ?? 1) - 1;
    if (left > 0) {
      this.#followed.set(channel, left);
    } else if (this.#followed.delete(channel)) {
      this.#say('unsubscribe', channel);
    }
  }

  /**
   * A lost line needs no report: the next connection says it again.
   *
   * @param {'subscribe' | 'unsubscribe'} command
   * @param {string} channel
   */
  #say(command, channel) {
    this.#command(command, { channel }).catch(() => {});
  }
}
