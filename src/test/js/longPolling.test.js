import { LongPolling } from '../../../webapp/client/longPolling.js';
import { equal } from './expect.js';
import { until } from './stubServer.js';

export async function aCommandShouldBeAnsweredAndAnEventHeard() {
  await withEngine(async ({ line, posted, push, heard }) => {
    await until(() => posted.includes('40{"token":"t"}'));
    push('40{"sid":"s"}', '42["connected",{"sid":"s"}]', '2');
    await until(() => posted.includes('3'));
    const answer = line.command('mark_read', { seq: 4 });
    await until(() => posted.includes('421["mark_read",{"seq":4}]'));
    push('431[{"ok":true,"seq":4}]', '42["typing",{"user_name":"ben","is_typing":true}]');
    equal(await answer, { ok: true, seq: 4 });
    await until(() => heard.length === 2);
    equal(heard, [['connected', { sid: 's' }], ['typing', { user_name: 'ben', is_typing: true }]]);
  });
}

export async function aRefusalShouldBeAProblem() {
  await withEngine(async ({ line, posted, push }) => {
    const answer = line.command('typing', {}).catch((/** @type {any} */ problem) => problem);
    await until(() => posted.length === 2);
    push('431[{"ok":false,"error":{"status":403,"title":"You may not do this"}}]');
    equal((await answer).status, 403);
  });
}

export async function aStatusShouldComeInTheWordsOfTheNativeSocket() {
  await withEngine(async ({ push, heard }) => {
    push('42["user_status",{"user_id":"7","username":"ben","status":"busy","status_text":"In a talk"}]');
    await until(() => heard.length === 2);
    equal(heard[0], ['presence_diff', { changes: [{ user_id: '7', username: 'ben', status: 'busy', status_text: 'In a talk', last_seen: null }] }]);
  });
}

export async function anEndedTokenShouldAskForAFreshOne() {
  await withEngine(async ({ push, ends }) => {
    push('44{"message":"Sign in","data":{"type":"urn:lamplighter:problem:unauthorized","status":401}}');
    await until(() => ends.length > 0);
    equal(ends, [4401]);
  });
}

export async function aBrokenAnswerShouldEndTheLineOnce() {
  await withEngine(async ({ line, push, ends }) => {
    const answer = line.command('ping', {}).catch((/** @type {any} */ problem) => problem);
    push('42not JSON');
    equal((await answer).retryable, true);
    line.abandon();
    equal(ends, [1006]);
  });
}

/**
 * @param {(engine: {line: LongPolling, posted: string[], push: (...packets: string[]) => void,
 *     heard: [string, any][], ends: number[]}) => Promise<void>} test
 */
async function withEngine(test) {
  const { fetch } = globalThis;
  /** @type {string[]} */
  const waiting = [];
  /** @type {string[]} */
  const posted = [];
  let tell = () => {};
  const push = (/** @type {string[]} */ ...packets) => {
    waiting.push(...packets);
    tell();
  };
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {any} */ { method, body }) => {
      if (method === 'POST') posted.push(...body.split('\x1e'));
      if (method === 'POST') return new Response('ok');
      if (!url.includes('sid=')) return new Response('0{"sid":"e"}');
      if (waiting.length === 0) await new Promise((done) => (tell = () => done(null)));
      return new Response(waiting.splice(0).join('\x1e'));
    }
  );
  /** @type {[string, any][]} */
  const heard = [];
  /** @type {number[]} */
  const ends = [];
  const line = new LongPolling('http://stub.test/', { token: 't', rest: /** @type {any} */ (null) }, {
    onFrame: (event, data) => heard.push([event, data]),
    onEnd: (code) => ends.push(code),
  });
  try {
    await test({ line, posted, push, heard, ends });
  } finally {
    line.abandon();
    globalThis.fetch = fetch;
  }
}
