// What only a signed-in member needs: it comes with the sign-in, before the connection, and once.
import '../calls/call-window.js';
import '../calls/incoming-call.js';
import '../elements/index.js';
import '../kit/confirm-dialog.js';
import './nav-rail.js';
import './top-bar.js';
import { hearCalls } from '../calls/calls.js';
import { hearChat } from '../chat/hearing.js';
import { hearConnections } from '../connections/connections.js';
import { startAlerts } from '../notifications/alerts.js';
import { hearNotifications } from '../notifications/notifications.js';
import { followOwnStatus } from '../presence/ownStatus.js';

hearChat();
hearNotifications();
hearConnections();
startAlerts();
hearCalls();
followOwnStatus();
