import './elements/index.js';
import './kit/confirm-dialog.js';
import './shell/app-shell.js';
import './shell/notice-board.js';
import { startSession } from './identity/session.js';
import { goTo, startRouter } from './router.js';
import { hearNotices } from './shell/notices.js';

startRouter();
hearNotices();
const returnTo = await startSession();
if (returnTo) goTo(returnTo, { replace: true });
