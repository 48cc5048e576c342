/**
 * What the reader says against the marks of a text: a list that the analysis applies in order.
 * Spans are UTF-16 units of the text. All pure.
 */
import { moveSpan } from './edits.js';

/**
 * @typedef {import('./edits.js').Span} Span
 * @typedef {'PER' | 'ORG' | 'LOC' | 'MISC'} NameType
 *
 * @typedef {Span & {op: 'name', type: NameType, everywhere?: true}} NameCorrection
 * @typedef {Span & {op: 'no-name', everywhere?: true}} NoNameCorrection
 * @typedef {Span & {op: 'same', with: Span}} SameCorrection
 * @typedef {Span & {op: 'apart', everywhere?: true}} ApartCorrection
 * @typedef {Span & {op: 'rename', name: string}} RenameCorrection
 * @typedef {Span & {op: 'speaker', with: Span | null}} SpeakerCorrection
 * @typedef {Span & {op: 'no-quote' | 'no-date'}} RemovalCorrection
 * @typedef {Span & {op: 'date', value: string}} DateCorrection
 * @typedef {NameCorrection | NoNameCorrection | SameCorrection | ApartCorrection
 *   | RenameCorrection | SpeakerCorrection | RemovalCorrection | DateCorrection} Correction
 *   everywhere: so it is with the same words all over the text; with: of a name
 */

/** @type {readonly NameType[]} */
export const NAME_TYPES = ['PER', 'ORG', 'LOC', 'MISC'];

/** What a correction is about: of two about the same thing at the same place the later one wins. */
const SUBJECT = {
  name: 'name',
  'no-name': 'name',
  same: 'entity',
  apart: 'entity',
  rename: 'title',
  speaker: 'quote',
  'no-quote': 'quote',
  date: 'date',
  'no-date': 'date',
};
const MAX_NAME = 200;

/**
 * @param {readonly Correction[]} list
 * @param {Correction} correction
 * @returns {Correction[]} with it at the end, and without those that it overrides
 */
export function addCorrection(list, correction) {
  return [...list.filter((earlier) => !overrides(correction, earlier)), correction];
}

/**
 * @param {Correction} later
 * @param {Correction} earlier
 */
function overrides(later, earlier) {
  if (SUBJECT[later.op] !== SUBJECT[earlier.op]) return false;
  const samePlace = isSame(later, earlier);
  // One name may be the same as several others; where it is set apart it is none of them.
  if (later.op === 'same' && earlier.op === 'same') {
    return samePlace && isSame(later.with, earlier.with);
  }
  if (samePlace) return !('everywhere' in earlier) || 'everywhere' in later;
  // Names do not overlap; what was said of the same words elsewhere stays.
  const overlap = later.start < earlier.end && earlier.start < later.end;
  return SUBJECT[later.op] === 'name' && overlap && !('everywhere' in earlier);
}

/** @param {Span} a @param {Span} b */
function isSame(a, b) {
  return a.start === b.start && a.end === b.end;
}

/**
 * The corrections for a text that was edited. One whose words were touched is forgotten, unless
 * it is about the same words everywhere and they still occur.
 * @param {readonly Correction[]} list
 * @param {import('./edits.js').Edit} edit
 * @param {string} before
 * @param {string} after
 * @returns {Correction[]}
 */
export function rebaseCorrections(list, edit, before, after) {
  return list.flatMap((correction) => {
    const place = moveSpan(correction, edit) ?? elsewhere(correction, before, after);
    if (!place) return [];
    if (!('with' in correction) || !correction.with) return [{ ...correction, ...place }];
    const other = moveSpan(correction.with, edit);
    return other ? [{ ...correction, ...place, with: other }] : [];
  });
}

/**
 * @param {Correction} correction
 * @param {string} before
 * @param {string} after
 * @returns {Span | null}
 */
function elsewhere(correction, before, after) {
  if (!('everywhere' in correction)) return null;
  const words = before.slice(correction.start, correction.end);
  const start = after.indexOf(words);
  return start < 0 ? null : { start, end: start + words.length };
}

/**
 * @param {readonly Correction[]} list
 * @param {string} text
 * @param {Span} span
 * @returns {Correction[]} those that are about these words here
 */
export function correctionsAt(list, text, { start, end }) {
  const words = text.slice(start, end);
  return list.filter((correction) => {
    if (correction.start < end && start < correction.end) return true;
    const everywhere = 'everywhere' in correction;
    return everywhere && text.slice(correction.start, correction.end) === words;
  });
}

/**
 * @param {unknown} value  as it was kept, or anything
 * @param {number} [length]  of the text
 * @returns {Correction[]} those that are well formed, with nothing else in them
 */
export function readCorrections(value, length = Number.MAX_SAFE_INTEGER) {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => readCorrection(one, length) ?? []);
}

/**
 * @param {any} value
 * @param {number} length
 * @returns {Correction | null}
 */
function readCorrection(value, length) {
  const place = readSpan(value, length);
  if (!place) return null;
  const { op, type, name, value: day } = value;
  const everywhere = value.everywhere === true ? { everywhere: /** @type {const} */ (true) } : {};
  const other = value.with === null ? null : readSpan(value.with, length);
  switch (op) {
    case 'name':
      return NAME_TYPES.includes(type) ? { op, ...place, type, ...everywhere } : null;
    case 'no-name':
    case 'apart':
      return { op, ...place, ...everywhere };
    case 'same':
      return other && !isSame(other, place) ? { op, ...place, with: other } : null;
    case 'rename':
      return isName(name) ? { op, ...place, name } : null;
    case 'speaker':
      return other || value.with === null ? { op, ...place, with: other } : null;
    case 'date':
      return typeof day === 'string' && /^\d{4}(-\d\d){0,2}$/.test(day)
        ? { op, ...place, value: day }
        : null;
    case 'no-quote':
    case 'no-date':
      return { op, ...place };
    default:
      return null;
  }
}

/** @param {unknown} name */
function isName(name) {
  return typeof name === 'string' && name.trim() !== '' && name.length <= MAX_NAME;
}

/**
 * @param {any} value
 * @param {number} length
 * @returns {Span | null}
 */
function readSpan(value, length) {
  const { start, end } = value ?? {};
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
  return start >= 0 && start < end && end <= length ? { start, end } : null;
}

/**
 * @param {string} text
 * @param {string} words
 * @returns {number[]} where they stand as whole words
 */
export function placesOf(text, words) {
  /** @type {number[]} */
  const places = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    if (!isInside(text, at) && !isInside(text, at + words.length)) places.push(at);
  }
  return places;
}

/**
 * Whether a word goes on over this place.
 * @param {string} text
 * @param {number} offset
 */
export function isInside(text, offset) {
  const around = text.slice(Math.max(0, offset - 2), offset + 2);
  const at = Math.min(offset, 2);
  return LETTER_BEFORE.test(around.slice(0, at)) && LETTER_AFTER.test(around.slice(at));
}

const LETTER_BEFORE = /[\p{L}\p{M}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{M}\p{N}]/u;
