import { Store } from '../../../webapp/store.js';
import { equal } from './expect.js';

export function startingAnewShouldLeaveOnlyWhatIsKept() {
  const store = new Store(/** @type {any} */ ({ route: 'start', lists: {}, talks: {} }));
  store.apply('route', () => /** @type {any} */ ('feed'));
  store.apply('lists', () => /** @type {any} */ ({ favorites: 'anna' }));
  /** @type {string[]} */
  const told = [];
  store.subscribe((slice) => told.push(slice));
  store.startAnew(['route']);
  equal(store.state, { route: 'feed', lists: {}, talks: {} });
  equal(told, ['lists']);
}
