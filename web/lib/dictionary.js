/**
 * The reader's own dictionary: words that are a name of some type, or never one, in every text.
 * All pure; nothing is ever changed in place.
 */
import { NAME_TYPES } from './corrections.js';

/**
 * @typedef {{form: string, type: import('./corrections.js').NameType | null}} Entry
 *   type: null for words that are never a name
 * @typedef {readonly Entry[]} Dictionary  one entry a form, in alphabetical order
 */

/** @type {Dictionary} */
export const NO_ENTRIES = [];

const FORMAT = 'filigrane-dictionary';
const MAX_FORM = 120;
const MAX_ENTRIES = 10_000;
const order = new Intl.Collator(['fr', 'en']);

/**
 * @param {string} form
 * @returns {string} as it is kept: empty when it cannot be an entry
 */
export function cleanForm(form) {
  const clean = form.replace(/\s+/g, ' ').trim();
  return clean.length <= MAX_FORM && /[\p{L}\p{N}]/u.test(clean) ? clean : '';
}

/**
 * @param {Dictionary} dictionary
 * @param {string} form
 * @returns {Entry | undefined}
 */
export function entryOf(dictionary, form) {
  return dictionary.find((entry) => entry.form === form);
}

/**
 * @param {Dictionary} dictionary
 * @param {readonly Entry[]} entries  in place of those of the same forms
 * @returns {Dictionary}
 */
export function withEntries(dictionary, entries) {
  const byForm = new Map([...dictionary, ...entries].map((entry) => [entry.form, entry]));
  const all = [...byForm.values()].slice(0, MAX_ENTRIES);
  return all.sort((a, b) => order.compare(a.form, b.form) || (a.form < b.form ? -1 : 1));
}

/**
 * @param {Dictionary} dictionary
 * @param {string} form
 * @returns {Dictionary}
 */
export function withoutEntry(dictionary, form) {
  return dictionary.filter((entry) => entry.form !== form);
}

/**
 * The step from one dictionary to another, taken from a third one: what was put in since stays.
 * @param {Dictionary} dictionary
 * @param {Dictionary} from
 * @param {Dictionary} to
 * @returns {Dictionary}
 */
export function carryOver(dictionary, from, to) {
  if (from === to) return dictionary;
  if (dictionary === from) return to;
  const kept = new Set(to.map(({ form }) => form));
  const gone = new Set(from.map(({ form }) => form).filter((form) => !kept.has(form)));
  const changed = to.filter(({ form, type }) => entryOf(from, form)?.type !== type);
  return withEntries(
    dictionary.filter(({ form }) => !gone.has(form)),
    changed,
  );
}

/** @param {Dictionary} dictionary */
export function writeDictionary(dictionary) {
  if (dictionary.length === 0) return '';
  return `${JSON.stringify({ format: FORMAT, version: 1, entries: dictionary }, null, 1)}\n`;
}

/**
 * @param {string} json  as `writeDictionary` made it, or anything
 * @returns {Dictionary | null} null when it is no dictionary; entries that make no sense are left out
 */
export function readDictionary(json) {
  try {
    const { format, version, entries } = JSON.parse(json);
    if (format !== FORMAT || version !== 1 || !Array.isArray(entries)) return null;
    return withEntries(
      NO_ENTRIES,
      entries.flatMap((entry) => readEntry(entry) ?? []),
    );
  } catch {
    return null;
  }
}

/**
 * @param {any} value
 * @returns {Entry | null}
 */
function readEntry(value) {
  const form = typeof value?.form === 'string' ? cleanForm(value.form) : '';
  const { type = undefined } = value ?? {};
  return form && (type === null || NAME_TYPES.includes(type)) ? { form, type } : null;
}
