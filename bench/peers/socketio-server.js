// The stock Socket.IO server with the job of the applications that Lamplighter replaces: a login is told
// to everyone, with the count; what is published reaches everyone. Port: the first argument.
const { Server } = require('socket.io');

const io = new Server(Number(process.argv[2]), { serveClient: false });
const names = new Map();

function told(event, username) {
  io.emit(event, { username, user_id: username });
  io.emit('online_count_update', { count: names.size });
}

function gone(socket) {
  const username = names.get(socket.id);
  if (names.delete(socket.id)) told('user_offline', username);
}

io.on('connection', (socket) => {
  socket.emit('connected', { sid: socket.id });
  socket.on('user_online', ({ username }) => {
    names.set(socket.id, username);
    told('user_online', username);
  });
  socket.on('user_offline', () => gone(socket));
  socket.on('publish', ({ channel, data }) => io.emit('channel_event', { channel, data }));
  socket.on('disconnect', () => gone(socket));
});
