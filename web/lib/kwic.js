/**
 * Concordance lines: a word with what stands before and after it. All pure.
 */
import { fold } from './fold.js';

/** UTF-16 units of context on each side. */
const CONTEXT = 80;
/** Words of the context that decide the order. */
const KEY_WORDS = 4;

/**
 * @typedef {{start: number, end: number, left: string, word: string, right: string}} Line
 * @typedef {'place' | 'left' | 'right'} Order
 */

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {number} from  where the paragraph begins
 * @param {number} to  and ends
 * @returns {Line}
 */
export function line(text, start, end, from, to) {
  return {
    start,
    end,
    left: clip(text.slice(Math.max(from, start - CONTEXT), start), start - CONTEXT > from, false),
    word: oneLine(text.slice(start, end)),
    right: clip(text.slice(end, Math.min(to, end + CONTEXT)), false, end + CONTEXT < to),
  };
}

/**
 * What a line is sorted by: the words from the keyword outwards, without case and accents.
 * @param {Line} line
 * @param {'left' | 'right'} side
 * @returns {string}
 */
export function sortKey({ left, right }, side) {
  const words = fold(side === 'left' ? left : right).folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (side === 'left' ? words.reverse() : words).slice(0, KEY_WORDS).join(' ');
}

/**
 * @param {string[]} keys  of lines in the order of the text
 * @returns {number[]} their indices; lines with nothing on that side come first
 */
export function ordered(keys) {
  return [...keys.keys()].sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
}

/**
 * @param {Line[]} lines
 * @returns {string} with the keywords one under another
 */
export function asText(lines) {
  const width = Math.max(0, ...lines.map(({ left }) => left.trimEnd().length));
  return lines
    .map(({ left, word, right }) =>
      `${left.trimEnd().padStart(width)}  ${word}  ${right.trim()}`.trimEnd(),
    )
    .join('\n');
}

/**
 * @param {Line[]} lines
 * @param {string[]} header  of the five columns
 * @returns {string} comma-separated, as RFC 4180 has it
 */
export function asCsv(lines, header) {
  const rows = lines.map(({ start, end, left, word, right }) => [
    String(start),
    String(end),
    left.trim(),
    word,
    right.trim(),
  ]);
  return [header, ...rows].map((row) => row.map(field).join(',')).join('\r\n');
}

/** @param {string} value */
function field(value) {
  // A spreadsheet takes what begins so for a formula.
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {string} context
 * @param {boolean} cutBefore  it begins in the middle of a word, which goes
 * @param {boolean} cutAfter
 */
function clip(context, cutBefore, cutAfter) {
  let clipped = context;
  if (cutBefore) clipped = clipped.replace(/^\S*\s/, '');
  if (cutAfter) clipped = clipped.replace(/\s\S*$/, '');
  return oneLine(clipped);
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, (blank) => (/^[\u00a0\u202f]$/.test(blank) ? blank : ' '));
}
