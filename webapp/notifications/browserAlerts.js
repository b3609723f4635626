import { Problem } from '../client/problem.js';
import { lamp } from '../lamp.js';
import { chooseAlerts, chosenAlerts } from './alertChoice.js';

const WORKER = '/worker.js';
const SUBSCRIPTIONS = '/api/push/subscriptions';

/** None where a browser has none, or forbids them together with its storage. @returns {ServiceWorkerContainer | undefined} */
export function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** Why this browser can show none; '' where it can. */
export function obstacle() {
  if (!isSecureContext) return 'Browser notifications need a secure address: open this site by https.';
  if (!('Notification' in window && serviceWorkers())) return 'This browser has no notifications for this site.';
  if (Notification.permission === 'denied') {
    return 'Notifications from this site are blocked. Allow them in your browser’s settings for this site, then load this page again.';
  }
  return '';
}

/** Whether they are wanted and allowed. */
export function isOn() {
  return chosenAlerts().browser && obstacle() === '' && Notification.permission === 'granted';
}

/** Asks for permission; to be called by a click. @throws {Problem} when it is not given */
export async function switchOn() {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') {
    throw new Problem({ detail: obstacle() || 'Your browser was not allowed to show notifications. Switch them on again to be asked again.' });
  }
  await start();
  chooseAlerts({ browser: true });
  return subscribe();
}

export async function switchOff() {
  const { subscription } = chosenAlerts();
  chooseAlerts({ browser: false, subscription: undefined });
  const registration = await serviceWorkers()?.getRegistration(WORKER).catch(() => undefined);
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  if (subscription) await lamp.rest.delete(`${SUBSCRIPTIONS}/${subscription}`).catch(ignoreUnknown);
}

async function start() {
  try {
    await navigator.serviceWorker.register(WORKER);
    return navigator.serviceWorker.ready;
  } catch {
    throw new Problem({ detail: 'Your browser does not let this site show notifications: it refused the service worker.' });
  }
}

/**
 * Lets the server push where both sides can.
 *
 * @returns {Promise<string>} why nothing comes while no page is open; '' when it does
 */
export async function subscribe() {
  const registration = await start();
  const { key } = await lamp.rest.get('/api/push');
  if (!key) return 'This server does not push to closed browsers.';
  const subscription = await pushSubscription(registration, key);
  if (!subscription) return 'This browser’s push service cannot be used.';
  const { id } = await lamp.rest.post(SUBSCRIPTIONS, subscription.toJSON());
  chooseAlerts({ subscription: id });
  return '';
}

/** One made for another key is of no use. @param {ServiceWorkerRegistration} registration @param {string} key */
async function pushSubscription({ pushManager }, key) {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await pushManager.subscribe(options);
  } catch {
    await (await pushManager?.getSubscription())?.unsubscribe();
    return pushManager?.subscribe(options).catch(() => null);
  }
}

/** It ended already, by a sign-out. @param {Problem} problem */
function ignoreUnknown(problem) {
  if (problem.status !== 404) throw problem;
}

/** The worker decides whether it shows. @param {{id: string, title: string, text: string, url: string}} told */
export async function show(told) {
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage(told);
}
