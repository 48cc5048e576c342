/**
 * A word in all the places of an article, however long.
 */
import { isAside } from '../engine/document.js';
import { findIn, readQuery } from './search.js';
import { Slices } from './slices.js';

/** Places that are shown at most. */
export const MAX_FOUND = 10_000;
/** UTF-16 units that are searched at a time; what begins in them may go on a little further. */
const WINDOW = 8000;
const SLACK = 300;

/**
 * @param {import('./analysis.js').Analysis} analysis
 * @param {string} typed
 * @param {() => boolean} wanted  false: nobody waits for it any more
 * @returns {Promise<number[] | null>} start, end of each place, one place more than MAX_FOUND at
 *   most; null when it was given up
 */
export async function searchIn({ text, packed }, typed, wanted) {
  const query = readQuery(typed);
  if (!query) return [];
  const { blocks } = packed;
  const places = /** @type {number[]} */ ([]);
  let row = 0;
  let from = blocks[0] ?? 0;
  await new Slices().start(() => {
    if (!wanted() || row >= blocks.length || places.length > MAX_FOUND * 2) return false;
    const end = blocks[row + 1];
    if (from < end && !isAside(blocks[row + 2])) {
      const to = windowEnd(text, from, end);
      const found = findIn(text, from, Math.min(to + SLACK, end), query);
      for (let i = 0; i < found.length && found[i] < to; i += 2)
        places.push(found[i], found[i + 1]);
      from = to;
      if (to < end) return true;
    }
    row += 3;
    from = blocks[row];
    return true;
  });
  return wanted() ? places : null;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} end
 * @returns {number} after a blank, so that the next window begins with a word
 */
function windowEnd(text, from, end) {
  let to = from + WINDOW;
  while (to < end && to < from + 2 * WINDOW && !/\s/.test(text[to - 1])) to++;
  return Math.min(to, end);
}
