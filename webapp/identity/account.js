import { lamp } from '../lamp.js';
import { store } from '../store.js';

/** What outlives an account: where the page is, and how one signs in. */
const KEPT = /** @type {const} */ (['route', 'session']);

/** Nothing of one account is left for the next: called before anything of the next can come. */
export function forgetAccount() {
  lamp.rest.forgetAsked();
  store.startAnew(KEPT);
}

/** @param {() => void} listener told when somebody has signed in */
export function whenSignedIn(listener) {
  let account = '';
  store.subscribe((slice) => {
    const now = store.state.session.me?.user_id ?? '';
    if (slice !== 'session' || now === account) return;
    account = now;
    if (account) listener();
  });
}
