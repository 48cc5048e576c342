/**
 * Opens again what was taken away: the text of an exported analysis (JSON, W3C annotations) and
 * what its reader said of it. A file is somebody else's until it is checked.
 */
import { isDay } from './choices.js';
import { readCorrections } from './corrections.js';

/**
 * @typedef {{
 *   text: string,
 *   published: string,
 *   corrections: import('./corrections.js').Correction[],
 * }} Reopened
 *   published: the day that the reader gave, else empty; corrections: those that fit the text
 */

/**
 * @param {string} content  of a file
 * @returns {Reopened | 'no-text' | null} no-text: an analysis that was saved without its text;
 *   null: no file of ours, to be read as text
 */
export function readExport(content) {
  const document = parse(content);
  const from = document?.schema === 'filigrane/1' ? fromAnalysis(document) : document?.reading;
  if (!isObject(from)) return null;
  const { text, offsets, published, corrections } = from;
  if (typeof text !== 'string' || text === '') return 'no-text';
  return {
    text,
    published: typeof published === 'string' && isDay(published) ? published : '',
    corrections: offsets === 'utf16' ? readCorrections(corrections, text.length) : [],
  };
}

/** @param {any} document  as document-json.md has it */
function fromAnalysis({ text, offsets, metadata, corrections }) {
  const { value, source } = metadata?.published ?? {};
  return { text, offsets, published: source === 'user' ? value : '', corrections };
}

/** @param {string} content @returns {any} */
function parse(content) {
  // Most texts are no JSON: no need to go through a long one.
  if (!/^\ufeff?\s*\{/.test(content)) return null;
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}
