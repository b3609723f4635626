import { OnlineStatusBadge } from '../../../webapp/client/OnlineStatusBadge.js';
import onlineStatusService from '../../../webapp/client/onlineStatusService.js';
import { provideReact } from '../../../webapp/client/react.js';
import socketService from '../../../webapp/client/socketService.js';
import { equal } from './expect.js';
import { reactStub } from './reactStub.js';
import { until, withStubServer } from './stubServer.js';

// The application whose profile cards turn green: its own code, on our socketService.
class OnlineStatusService {
  constructor() {
    /** @type {Map<string, {online: boolean, timestamp: number}>} */
    this.statusCache = new Map();
    /** @type {any[]} */
    this.notified = [];
    this.initializeWebSocket();
  }

  initializeWebSocket() {
    socketService.on('user_online', (data) => {
      this.statusCache.set(data.username, { online: true, timestamp: Date.now() });
      this.notifyListeners(data.username, true);
    });
    socketService.on('user_offline', (data) => {
      this.statusCache.set(data.username, { online: false, timestamp: Date.now() });
      this.notifyListeners(data.username, false);
    });
    socketService.on('online_count_update', (data) => {
      this.notified.push(data.count);
    });
  }

  /** @param {string} username @param {boolean} online */
  notifyListeners(username, online) {
    this.notified.push([username, online]);
  }
}

export async function itsOnlineStatusServiceShouldRunOnTheSocketService() {
  await withStubServer(async (server) => {
    const service = new OnlineStatusService();
    socketService.connect('admin');
    await server.live();
    await until(() => server.saidOf('subscribe').some(({ channel }) => channel === 'online'));
    equal([socketService.socket.connected, socketService.socket.id], [true, 's1']);
    server.push('user_online', { username: 'shyam_patel', user_id: '2' });
    server.push('online_count_update', { count: 2 });
    server.push('user_offline', { username: 'shyam_patel', user_id: '2', last_seen: null });
    equal(service.notified, [['shyam_patel', true], 2, ['shyam_patel', false]]);
    socketService.disconnect();
    equal(socketService.socket.connected, false);
  });
}

export async function loginAndLogoutShouldBeSaidUnderTheUsersName() {
  await withStubServer(async (server) => {
    server.answers['POST /api/users/online-status/user_a/online'] = { username: 'user_a', online: true };
    server.answers['POST /api/users/online-status/user_a/offline'] = { username: 'user_a', offline: true };
    equal(await onlineStatusService.goOnline('user_a'), { username: 'user_a', online: true });
    await server.live();
    equal(await onlineStatusService.goOffline('user_a'), { username: 'user_a', offline: true });
  });
}

export async function listenersShouldHearEachChangeOnce() {
  await withStubServer(async (server) => {
    server.answers['GET /api/users/online-status/aarti_iyer'] = { username: 'aarti_iyer', online: true };
    server.answers['GET /api/users/online-status/count'] = { count: 1 };
    server.answers['GET /api/users/online-status/users?limit=200'] = { users: ['aarti_iyer'], count: 1, next: null };
    /** @type {any[]} */
    const heard = [];
    const end = onlineStatusService.subscribe((username, online) => heard.push([username, online]));
    equal([await onlineStatusService.isUserOnline('aarti_iyer'), await onlineStatusService.isUserOnline('aarti_iyer')], [true, true]);
    equal([await onlineStatusService.getOnlineCount(), await onlineStatusService.getOnlineUsers()], [1, ['aarti_iyer']]);
    end();
    equal([heard, onlineStatusService.statusCache.get('aarti_iyer')?.online], [[['aarti_iyer', true]], true]);
  });
}

export function theBadgeShouldBeTheElementOfTheUser() {
  provideReact(reactStub().React);
  equal(OnlineStatusBadge({ username: 'asha' }), { type: 'lamp-status', props: { user: 'asha', size: '12' }, children: [] });
  equal(OnlineStatusBadge({ username: 'asha', size: 'large', ring: true }).props, { user: 'asha', size: '20', ring: '' });
}
