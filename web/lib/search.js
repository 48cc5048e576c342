/**
 * Whole words and their neighbours, however they are written: "etats unis" is not "États-Unis", but
 * "etats-unis" is. A star at the end stands for the rest of a word.
 */
import { accentsFit, fold } from './fold.js';

/**
 * @typedef {{typed: string, folded: string, open: boolean}} Query
 *   open: any end of the last word will do
 */

/**
 * @param {string} typed
 * @returns {Query | null} null when there is nothing to look for
 */
export function readQuery(typed) {
  const trimmed = typed.trim();
  const open = trimmed.endsWith('*');
  const text = open ? trimmed.slice(0, -1) : trimmed;
  const folded = fold(text).folded.trim();
  return folded === '' ? null : { typed: text, folded, open };
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Query} query
 * @returns {number[]} start, end of each place in [from, to)
 */
export function findIn(text, from, to, { typed, folded: wanted, open }) {
  const { folded, at } = fold(text, from, to);
  const places = [];
  let i = folded.indexOf(wanted);
  while (i >= 0) {
    let end = i + wanted.length;
    if (open) while (isWord(folded[end])) end++;
    if (
      isEdge(folded, i) &&
      (open || isEdge(folded, end)) &&
      accentsFit(typed, text.slice(at[i], at[end]))
    ) {
      places.push(at[i], at[end]);
      i = folded.indexOf(wanted, end);
    } else i = folded.indexOf(wanted, i + 1);
  }
  return places;
}

/**
 * @param {string} folded
 * @param {number} at
 * @returns {boolean} whether no word goes on from one side to the other
 */
function isEdge(folded, at) {
  return !(isWord(folded[at - 1]) && isWord(folded[at]));
}

/** @param {string | undefined} char */
function isWord(char) {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
