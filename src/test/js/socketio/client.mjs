// The npm package as an application uses it: BASE, TOKEN and TRANSPORTS in the environment.
// Exits with 0 when all went as it must.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { io } = createRequire(process.env.MODULES + '/')('socket.io-client');
const transports = process.env.TRANSPORTS.split(',');

function connect(token) {
  return io(process.env.BASE, { auth: { token }, transports, forceNew: true, reconnection: false });
}

const socket = connect(process.env.TOKEN);
const events = [];
socket.onAny((name) => events.push(name));
const upgraded = new Promise((done) => socket.io.engine.once('upgrade', done));
await new Promise((done, fail) => {
  socket.once('online_count_update', done);
  socket.once('connect_error', fail);
});
assert.deepEqual(events.slice(0, 3), ['connection_established', 'connected', 'online_count_update']);

assert.equal((await socket.timeout(5000).emitWithAck('ping')).ok, true);
const text = '你好 é 😀';
const busy = await socket.timeout(5000).emitWithAck('set_status', { status: 'busy', text });
assert.equal(busy.text, text);
const refused = await socket.timeout(5000).emitWithAck('no_such_thing');
assert.equal(refused.error.status, 400);
const binary = await socket.timeout(5000).emitWithAck('ping', Buffer.from([1]), Buffer.from([2]));
assert.equal(binary.error.status, 400);
if (transports.length > 1 && transports[0] === 'polling') {
  await upgraded;
  assert.equal((await socket.timeout(5000).emitWithAck('activity')).ok, true);
  assert.equal(socket.io.engine.transport.name, 'websocket');
}
socket.disconnect();

const stranger = connect('nonsense');
const refusal = await new Promise((done) => stranger.once('connect_error', done));
assert.equal(refusal.data.status, 401);
assert.equal(stranger.active, false);
process.exit(0);
