/**
 * What became of places when a text was edited: one stretch was replaced by another, and all
 * around it is as it was.
 */

/** @typedef {{start: number, end: number}} Span  UTF-16 units, half-open */
/**
 * @typedef {{head: number, tail: number, shift: number}} Edit
 *   before `head` and from `tail` on (both in the text before) nothing changed; what lies behind
 *   moved by `shift`
 */

/**
 * @param {string} before
 * @param {string} after
 * @returns {Edit}
 */
export function findEdit(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  const shift = after.length - before.length;
  let tail = before.length;
  while (tail > head && tail + shift > head) {
    if (before.charCodeAt(tail - 1) !== after.charCodeAt(tail + shift - 1)) break;
    tail--;
  }
  return { head, tail, shift };
}

/**
 * @param {Span} span
 * @param {Edit} edit
 * @returns {Span | null} where the same words are now; null when they were touched
 */
export function moveSpan({ start, end }, { head, tail, shift }) {
  if (end <= head) return { start, end };
  return start >= tail ? { start: start + shift, end: end + shift } : null;
}
