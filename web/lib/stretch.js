/**
 * Spans by whole words: what a hand selects, and one word more or less at either edge. All pure.
 */

/** @typedef {import('./edits.js').Span} Span */

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Longest span that can be a name. */
export const MAX_NAME_UNITS = 200;

/**
 * @param {string} text
 * @param {Span} span
 * @returns {Span | null} from the start of its first word to the end of its last one
 */
export function snapToWords(text, { start, end }) {
  const touched = wordsOf(text, Math.max(0, start - MAX_NAME_UNITS), end + MAX_NAME_UNITS).filter(
    (word) => word.start < end && word.end > start,
  );
  const last = touched.at(-1);
  return last ? { start: touched[0].start, end: last.end } : null;
}

/**
 * @param {string} text
 * @param {Span} span
 * @param {'start' | 'end'} edge
 * @param {1 | -1} by  1: a word more; -1: a word less
 * @param {Span} limits  of the line it is in
 * @returns {Span | null} null when there is no such span
 */
export function stretch(text, { start, end }, edge, by, limits) {
  const from = Math.max(limits.start, start - MAX_NAME_UNITS);
  const all = wordsOf(text, from, Math.min(limits.end, end + MAX_NAME_UNITS));
  const inside = all.filter((word) => word.start < end && word.end > start);
  if (by < 0 && inside.length < 2) return null;
  if (edge === 'end') {
    const word = by > 0 ? all.find((other) => other.start >= end) : inside.at(-2);
    return word ? { start, end: word.end } : null;
  }
  const word = by > 0 ? all.findLast((other) => other.end <= start) : inside[1];
  return word ? { start: word.start, end } : null;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {Span[]}
 */
function wordsOf(text, from, to) {
  return [...text.slice(from, to).matchAll(WORD)].map(({ 0: word, index }) => ({
    start: from + index,
    end: from + index + word.length,
  }));
}
