import * as search from '../../../webapp/chat/searchState.js';
import * as text from '../../../webapp/chat/text.js';
import { briefly, dayWords } from '../../../webapp/chat/times.js';
import { routeOf } from '../../../webapp/routes.js';
import { equal } from './expect.js';

export function anEmojiShouldCountAsOneCharacter() {
  equal([text.pointsOf('😀a\u0301'), text.pointsOf('')], [3, 0]);
  equal([text.isTooLong('😀'.repeat(4_000)), text.isTooLong('😀'.repeat(4_001))], [false, true]);
}

export function theRoomThatIsLeftShouldBeToldBeforeItIsGone() {
  equal([text.roomSentence('a'.repeat(3_000)), text.roomSentence('😀'.repeat(3_000))], ['', '']);
  equal(text.roomSentence('😀'.repeat(3_999)), '1 character left');
  equal(text.roomSentence('a'.repeat(4_002)), '2 characters too many. A message has at most 4,000.');
}

export function emptyLinesAroundATextShouldNotBeSent() {
  equal([text.tidy('\n \n  indented\nmore \n\n'), text.tidy(' \n ')], ['  indented\nmore', '']);
}

export function aCutShouldNotSplitAnEmoji() {
  equal([text.beginning('😀😀😀', 2), text.beginning('abc', 3)], ['😀😀…', 'abc']);
}

export function whatWasSearchedShouldBeMarkedAsText() {
  equal(text.parts('a (b) A', '(B) a').map(({ text: part, found }) => (found ? `[${part}]` : part)).join(''), '[a] [(b)] [A]');
  equal(text.around(`${'x'.repeat(60)} lamp`, 'lamp', 10), `…${'x'.repeat(9)} lamp`);
}

export function timesInAListShouldBeShort() {
  const now = new Date(2026, 0, 31, 12).getTime();
  /** @param {number[]} parts */
  const at = (...parts) => new Date(parts[0], parts[1], parts[2], 9, 5).toISOString();
  equal([at(2026, 0, 31), at(2026, 0, 30), at(2026, 0, 27), at(2026, 0, 3), at(2025, 10, 4)].map((time) => briefly(time, now)), ['09:05', 'Yesterday', 'Tue', '3 Jan', '4 Nov 2025']);
  equal(dayWords(at(2025, 10, 4), now).replace(',', ''), 'Tuesday 4 November 2025');
}

export function anAnswerToAnEarlierSearchOfMessagesShouldBeDropped() {
  const asked = search.asked(search.asked(search.NOTHING_SEARCHED, 'la'), 'lamp');
  equal(search.loaded(asked, 'la', { messages: [], next: null }) === asked, true);
  equal(search.loaded(asked, 'lamp', { messages: [], next: null }).phase, 'ready');
}

export function aConversationShouldHaveAPath() {
  equal(routeOf('/messages'), { name: 'messages', params: {} });
  equal(routeOf('/messages/17'), { name: 'messages', params: { id: '17' } });
}
