/**
 * What is particular to a press article, in columns: its header, quotations and figures.
 */

import { FIGURE_KINDS, QUOTE_KINDS, REPORTED, STANCES } from './document.js';

/** @typedef {import('./document.js').JsonSpan} JsonSpan */

/** Columns of a quotation; -1 where there is no speaker, no words that say who, no cue. */
export const QUOTE = /** @type {const} */ ({
  start: 0,
  end: 1,
  kind: 2,
  speaker: 3,
  speakerStart: 4,
  speakerEnd: 5,
  cueStart: 6,
  cueEnd: 7,
  stance: 8,
  closed: 9,
  sureness: 10,
  corrected: 11,
  width: 12,
});

/** Columns of a figure. */
export const FIGURE = /** @type {const} */ ({
  start: 0,
  end: 1,
  kind: 2,
  approximate: 3,
  width: 4,
});

/**
 * @typedef {{
 *   title: JsonSpan | null,
 *   section: JsonSpan | null,
 *   published: {value: string, source: string} | null,
 *   authors: string[],
 *   agencies: string[],
 * }} PackedMetadata
 *
 * @typedef {{rows: Int32Array, layers: [Int32Array, Int32Array]}} PackedQuotes
 *   rows: as QUOTE says, by start, outer before inner
 *   layers: start, end of what is between quotation marks, and of what is reported; sorted, disjoint
 *
 * @typedef {{rows: Int32Array, values: Float64Array, units: string}} PackedFigures
 *   rows: as FIGURE says; values: NaN where unknown; units: one a line
 */

/**
 * @param {import('./document.js').JsonMetadata} metadata
 * @returns {PackedMetadata}
 */
export function packMetadata({ title, section, published, authors = [], agencies = [] }) {
  return {
    title: title ? { start: title.start, end: title.end } : null,
    section: section ? { start: section.start, end: section.end } : null,
    published: published ? { value: published.value, source: published.source } : null,
    authors: [...new Set(authors.map(({ name }) => oneLine(name)))],
    agencies: [...new Set(agencies.map(({ name }) => oneLine(name)))],
  };
}

/**
 * @param {import('./document.js').JsonQuote[]} quotes
 * @param {(entity: number | null) => number} subjectOf
 * @returns {PackedQuotes}
 */
export function packQuotes(quotes, subjectOf) {
  const rows = columns(quotes, ({ start, end, kind, speaker, speakerText, cue, ...rest }) => [
    start,
    end,
    Math.max(QUOTE_KINDS.indexOf(/** @type {any} */ (kind)), 0),
    subjectOf(speaker),
    speakerText?.start ?? -1,
    speakerText?.end ?? -1,
    cue?.start ?? -1,
    cue?.end ?? -1,
    Math.max(STANCES.indexOf(/** @type {any} */ (cue?.stance)), 0),
    Number(rest.closed),
    percent(rest.confidence ?? 1),
    Number(rest.source === 'user'),
  ]);
  return { rows, layers: [cover(rows, (k) => k < REPORTED), cover(rows, (k) => k >= REPORTED)] };
}

/**
 * @param {Int32Array} rows
 * @param {(kind: number) => boolean} wanted
 * @returns {Int32Array} start, end of all that those quotations cover
 */
function cover(rows, wanted) {
  /** @type {[number, number][]} */
  const spans = [];
  for (let at = 0; at < rows.length; at += QUOTE.width) {
    if (!wanted(rows[at + QUOTE.kind])) continue;
    const [start, end] = [rows[at + QUOTE.start], rows[at + QUOTE.end]];
    const last = spans.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else if (start < end) spans.push([start, end]);
  }
  return columns(spans, (span) => span);
}

/**
 * @param {import('./document.js').JsonQuantity[]} quantities
 * @returns {PackedFigures}
 */
export function packFigures(quantities) {
  return {
    rows: columns(quantities, ({ start, end, kind, approximate }) => [
      start,
      end,
      Math.max(FIGURE_KINDS.indexOf(/** @type {any} */ (kind)), 0),
      Number(approximate),
    ]),
    values: Float64Array.from(quantities, ({ value }) => value ?? Number.NaN),
    units: quantities.map(({ unit = '' }) => oneLine(unit)).join('\n'),
  };
}

/**
 * Rounded down, so that nothing under a limit is shown as if it had reached it.
 * @param {number} confidence  0 to 1, in thousandths
 */
export function percent(confidence) {
  return Math.floor(Math.round(confidence * 1000) / 10);
}

/** @param {string} text */
export function oneLine(text) {
  return text.replace(/\s+/g, ' ');
}

/**
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => number[]} values
 * @returns {Int32Array<ArrayBuffer>}
 */
export function columns(rows, values) {
  if (rows.length === 0) return new Int32Array(0);
  const width = values(rows[0]).length;
  const array = new Int32Array(rows.length * width);
  rows.forEach((row, i) => {
    array.set(values(row), i * width);
  });
  return array;
}
