import { Connection } from '../../../webapp/client/connection.js';
import { Emitter } from '../../../webapp/client/emitter.js';
import { whenBack } from '../../../webapp/client/whenBack.js';
import { equal } from './expect.js';

/** The page's clock, in the hands of a test. */
class Clock {
  #now = 1_000_000;
  /** @type {{at: number, work: () => void}[]} */
  #timers = [];
  #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now, random: Math.random };

  start() {
    Object.assign(globalThis, {
      setTimeout: (/** @type {() => void} */ work, wait = 0) => this.#timers[this.#timers.push({ at: this.#now + wait, work }) - 1],
      clearTimeout: (/** @type {any} */ timer) => (this.#timers = this.#timers.filter((one) => one !== timer)),
    });
    Date.now = () => this.#now;
    Math.random = () => 0;
  }

  stop() {
    Object.assign(globalThis, { setTimeout: this.#real.setTimeout, clearTimeout: this.#real.clearTimeout });
    Date.now = this.#real.now;
    Math.random = this.#real.random;
  }

  /** @param {number} seconds */
  async pass(seconds) {
    for (let left = seconds * 10; left > 0; left--) {
      this.#now += 100;
      for (const due of this.#timers.filter(({ at }) => at <= this.#now)) {
        this.#timers = this.#timers.filter((one) => one !== due);
        due.work();
      }
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    }
  }
}

export async function aLineThatClosesRightAfterItConnectedShouldBeTriedEverLessOften() {
  await withLine(async (line) => {
    line.holds = 0.1;
    line.connection.open();
    await line.clock.pass(20);
    equal(line.opened, 5); // after 0, 1, 3, 7 and 15 s, and the little that each held
  });
}

export async function aLineThatHeldShouldBeTriedAtOnceAgain() {
  await withLine(async (line) => {
    line.holds = 0.1;
    line.connection.open();
    await line.clock.pass(10);
    const before = line.opened;
    line.holds = 31;
    await line.clock.pass(40);
    line.holds = 100;
    equal([line.opened > before, line.waits[line.waits.length - 1]], [true, 1_000]);
  });
}

export async function aLineThatComesAndGoesShouldNotBecomeAStormOfRequests() {
  const clock = new Clock();
  clock.start();
  try {
    const client = new Emitter();
    let fetched = 0;
    const end = whenBack(client, () => fetched++);
    for (let times = 0; times < 20; times++) {
      client.emit('connected');
      await clock.pass(1);
    }
    equal(fetched, 2);
    await clock.pass(20);
    equal(fetched, 3);
    end();
  } finally {
    clock.stop();
  }
}

/** @param {(line: {clock: Clock, connection: Connection, opened: number, holds: number, waits: number[]}) => Promise<void>} test */
async function withLine(test) {
  const clock = new Clock();
  const { WebSocket } = globalThis;
  const rest = /** @type {any} */ ({ post: async () => ({ ticket: 'once' }) });
  const connection = new Connection({ baseUrl: 'http://stub.test', rest, getToken: () => 't' });
  const line = { clock, connection, opened: 0, holds: 0, waits: /** @type {number[]} */ ([]) };
  connection.on('state', ({ nextAttemptAt }) => nextAttemptAt && line.waits.push(nextAttemptAt - Date.now()));
  clock.start();
  try {
    globalThis.WebSocket = /** @type {any} */ (
      class {
        onmessage = /** @type {any} */ (null);
        onclose = /** @type {any} */ (null);
        constructor() {
          line.opened++;
          setTimeout(() => this.onmessage?.({ data: JSON.stringify({ event: 'connected', data: {} }) }));
          setTimeout(() => this.onclose?.({ code: 1006 }), line.holds * 1_000);
        }
        close() {}
      }
    );
    await test(line);
  } finally {
    connection.close('left');
    clock.stop();
    Object.assign(globalThis, { WebSocket });
  }
}
