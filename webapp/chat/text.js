/** The longest message, in code points, as the server counts. */
export const MOST_POINTS = 4_000;
/** From so many left on the page says how many. */
const TOLD_FROM = 400;

/** How many code points a text has: an emoji outside the first plane is one. @param {string} text */
export function pointsOf(text) {
  let points = 0;
  for (const _ of text) points++;
  return points;
}

/** What stands below the field: '' while there is room enough. @param {string} text */
export function roomSentence(text) {
  if (text.length <= MOST_POINTS - TOLD_FROM) return '';
  const left = MOST_POINTS - pointsOf(text);
  if (left > TOLD_FROM) return '';
  if (left >= 0) return `${counted(left, 'character')} left`;
  return `${counted(-left, 'character')} too many. A message has at most ${MOST_POINTS.toLocaleString('en')}.`;
}

/** @param {string} text */
export function isTooLong(text) {
  return text.length > MOST_POINTS && pointsOf(text) > MOST_POINTS;
}

/** What is sent of what was typed: without empty lines around it. @param {string} text */
export function tidy(text) {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

/** The beginning, cut between code points. @param {string} text @param {number} most */
export function beginning(text, most) {
  if (text.length <= most) return text;
  const points = [...text.slice(0, most * 2 + 2)];
  return points.length <= most ? points.join('') : `${points.slice(0, most).join('')}…`;
}

/** Splits a text where the searched words stand, for marking them. @param {string} text @param {string} query @returns {{text: string, found: boolean}[]} */
export function parts(text, query) {
  const words = query.split(/\s+/).filter(Boolean).map(escaped);
  if (words.length === 0) return [{ text, found: false }];
  return text
    .split(new RegExp(`(${words.join('|')})`, 'gi'))
    .map((part, index) => ({ text: part, found: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** The text around the first hit. @param {string} text @param {string} query @param {number} before how much stands before it */
export function around(text, query, before = 40) {
  const [first] = parts(text, query);
  if (!first || first.found || first.text.length <= before || first.text === text) return text;
  return `…${text.slice(first.text.length - before)}`.replace(/^…[\udc00-\udfff]/, '…');
}

/** @param {number} amount @param {string} unit */
export function counted(amount, unit) {
  return `${amount.toLocaleString('en')} ${unit}${amount === 1 ? '' : 's'}`;
}

/** @param {string} word */
function escaped(word) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
