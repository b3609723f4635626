import './shell/app-shell.js';
import './shell/notice-board.js';
import { hearSessionEnd, prepareToEnter, startSession } from './identity/session.js';
import { startRouter } from './router.js';
import { hearNotices } from './shell/notices.js';
import { PAGES } from './shell/pages.js';
import { store } from './store.js';

startRouter();
hearNotices();
hearSessionEnd();
startSession();

// Who comes to a member's page is most likely one: its code comes while the session is looked up.
const page = PAGES[store.state.route.name];
if (!page.open) {
  prepareToEnter();
  page.load().catch(() => {}); // the shell asks again, and says it
}
