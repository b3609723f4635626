// A break and the way back, as an application of the npm package lives through it.
// BASE and OTHER (where it comes back), TOKEN, PEER (somebody else's token), CONVERSATION and
// TRANSPORTS in the environment; KILL is the process of a node to be killed instead of a break.
// Exits with 0 when all went as it must.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { io } = createRequire(process.env.MODULES + '/')('socket.io-client');
const { BASE, OTHER, TOKEN: token, PEER, CONVERSATION: id, KILL } = process.env;
const options = {
  transports: process.env.TRANSPORTS.split(','),
  forceNew: true,
  reconnectionDelay: 50,
  randomizationFactor: 0,
};

function connect(auth) {
  const socket = io(BASE, { ...options, auth });
  const got = [];
  socket.on('new_message', (...all) => got.push(all));
  socket.on('connect_error', (error) => console.log(error.message));
  return { socket, got };
}

async function post(content) {
  const answer = await fetch(`${OTHER}/api/conversations/${id}/messages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${PEER}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ content }),
  });
  assert.equal(answer.status, 201);
}

const once = (socket, name) => new Promise((done) => socket.once(name, done));

async function until(what, test) {
  for (const end = Date.now() + 20_000; !test(); ) {
    assert.ok(Date.now() < end, what);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const contents = (client) => client.got.map(([message]) => message.content);

const asking = connect({ token, recovery: true });
const plain = connect({ token });
await Promise.all([once(asking.socket, 'online_count_update'), once(plain.socket, 'online_count_update')]);
assert.equal(asking.socket.recovered, false);
const sid = asking.socket.id;

await post('one');
await until('the first message', () => contents(asking).length === 1 && contents(plain).length === 1);
assert.deepEqual(asking.got[0].map((one) => typeof one), ['object', 'string']);
assert.deepEqual(plain.got[0].map((one) => typeof one), ['object'], 'who does not ask has one argument');

const gone = Promise.all([once(asking.socket, 'disconnect'), once(plain.socket, 'disconnect')]);
const names = [];
asking.socket.onAny((name) => names.push(name));
for (const { socket } of [asking, plain]) {
  socket.io.uri = OTHER;
  socket.io.reconnectionDelay(500);
  if (!KILL) {
    socket.io.engine.close();
  }
}
if (KILL) {
  process.kill(Number(KILL), 'SIGKILL');
}
await gone;
names.length = 0;
await post('two');
await post('three');
await Promise.all([once(asking.socket, 'connect'), once(plain.socket, 'connect')]);
assert.equal(asking.socket.recovered, true);
assert.ok(!plain.socket.recovered);
assert.equal(asking.socket.id, sid);
await until('what was missed', () => contents(asking).length === 3);
await post('four');
await until('what comes', () => contents(asking).length === 4 && contents(plain).length === 2);
await asking.socket.timeout(5000).emitWithAck('ping');
assert.deepEqual(contents(asking), ['one', 'two', 'three', 'four']);
assert.deepEqual(contents(plain), ['one', 'four']);
assert.deepEqual(names.slice(0, 3), ['connection_established', 'connected', 'online_count_update']);
process.exit(0);
