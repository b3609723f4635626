/**
 * A first page that was fetched anew, and what was loaded below it before. Where the two do not
 * join, there is a gap between them, and the page stands alone. Pure.
 *
 * @template T
 * @param {{items: T[], next: string | null}} shown
 * @param {{items: T[], next: string | null}} page
 * @param {(item: T) => unknown} placeOf where it stands: no two have the same
 * @returns {{items: T[], next: string | null}}
 */
export function rejoined(shown, page, placeOf) {
  if (page.next === null || page.items.length === 0) return page;
  const places = page.items.map(placeOf);
  const joint = shown.items.findIndex((item) => placeOf(item) === places[places.length - 1]);
  const below = joint < 0 ? [] : shown.items.slice(joint + 1).filter((item) => !places.includes(placeOf(item)));
  return below.length > 0 ? { items: [...page.items, ...below], next: shown.next } : page;
}
