import './elements/index.js';
import './kit/confirm-dialog.js';
import './shell/app-shell.js';
import './shell/notice-board.js';
import { hearSessionEnd, startSession } from './identity/session.js';
import { followOwnStatus } from './presence/ownStatus.js';
import { startRouter } from './router.js';
import { hearNotices } from './shell/notices.js';

startRouter();
hearNotices();
hearSessionEnd();
followOwnStatus();
startSession();
