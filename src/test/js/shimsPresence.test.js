import { presenceService, startPresence, stopPresence } from '../../../webapp/client/presenceService.js';
import { provideReact, usePresenceStatus } from '../../../webapp/client/react.js';
import { equal } from './expect.js';
import { reactStub } from './reactStub.js';
import { withStubServer } from './stubServer.js';

// The application whose users are online for as long as they are connected: its snippets.
export async function presenceShouldStartAtTheLoginAndStopAtTheLogout() {
  await withStubServer(async (server) => {
    const userData = { user_id: '7' };
    equal([presenceService.isConnected(), presenceService.getCurrentUserId()], [false, null]);
    await startPresence(userData.user_id);
    equal(presenceService.getCurrentUserId(), '7');
    await server.live();
    equal([presenceService.isConnected(), presenceService.getCurrentUserId()], [true, '7']);
    stopPresence();
    equal([presenceService.isConnected(), presenceService.getCurrentUserId()], [false, null]);
  });
}

export async function theAdminPanelShouldKnowWhetherStatusesAreLive() {
  await withStubServer(async (server) => {
    const { React, render } = reactStub();
    provideReact(React);
    const show = () => render(() => usePresenceStatus());
    equal(show().isConnected, false);
    await presenceService.startPresence('7');
    await server.live();
    equal([show().isConnected, show().currentUserId], [true, '7']);
    server.drop();
    equal([show().isConnected, show().phase], [false, 'reconnecting']);
    presenceService.stopPresence();
  });
}
