/**
 * Letters without case and accents, with the way back to where each one stood in the text.
 */

/** Signs that are written in several ways. */
const SAME = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['‐', '-'],
  ['‑', '-'],
]);
/** What the eye does not see: combining marks, soft hyphens, zero-width signs. */
const UNSEEN = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** By UTF-16 unit, filled as units are met. @type {string[]} */
const folds = [];

/** @param {number} unit */
function foldUnit(unit) {
  const char = String.fromCharCode(unit);
  if (/\s/.test(char) && unit !== 0xfeff) return ' ';
  const plain = char.normalize('NFD').replace(UNSEEN, '').toLowerCase();
  return SAME.get(plain) ?? plain;
}

/**
 * @param {string} text
 * @param {number} [from]
 * @param {number} [to]
 * @returns {{folded: string, at: Int32Array}}
 *   folded: of [from, to), blanks one by one; at: for each of its units and for its end, the offset
 *   in the text
 */
export function fold(text, from = 0, to = text.length) {
  const places = [];
  let folded = '';
  let blank = false;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    folds[unit] ??= foldUnit(unit);
    const plain = folds[unit];
    if (plain === ' ' && blank) continue;
    if (plain !== '') blank = plain === ' ';
    for (let n = 0; n < plain.length; n++) places.push(i);
    folded += plain;
  }
  places.push(to);
  return { folded, at: Int32Array.from(places) };
}

/**
 * Whether the accents that somebody typed are those of the text. Who types none wants them all;
 * capitals do without: "État" is also found as "Etat".
 * @param {string} typed
 * @param {string} found  the same letters, but for case and accents
 */
export function accentsFit(typed, found) {
  const wanted = letters(typed);
  const there = letters(found);
  return wanted.every(({ marks }, i) => {
    if (marks === '' || marks === there[i]?.marks) return true;
    return there[i]?.marks === '' && there[i].base !== there[i].base.toLowerCase();
  });
}

/**
 * @param {string} text
 * @returns {{base: string, marks: string}[]} its letters and digits
 */
function letters(text) {
  const found = text.normalize('NFD').matchAll(/([\p{L}\p{N}])(\p{M}*)/gu);
  return [...found].map(([, base, marks]) => ({ base, marks }));
}
