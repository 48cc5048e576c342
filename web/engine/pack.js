/**
 * The analysis document in columns. A document of a 10 MB text has hundreds of thousands of small
 * objects, and taking those over from the worker would freeze the page; typed arrays change hands
 * for free. Spans are [start, end) in UTF-16 units of the text, as in document-json.md.
 */

/** Mark types; the number in the columns is the index here. */
export const TYPES = /** @type {const} */ (['PER', 'ORG', 'LOC', 'MISC', 'DATE']);
const DATE = TYPES.indexOf('DATE');

/** Block kinds of document-json.md; the number in the columns is the index here. */
export const KINDS = [
  'title',
  'standfirst',
  'heading',
  'body',
  'caption',
  'byline',
  'dateline',
  'notice',
  'related',
  'furniture',
];

/**
 * What the page needs of document-json.md.
 * @typedef {{start: number, end: number}} JsonSpan
 * @typedef {{
 *   analyzer: {version: string, model?: string},
 *   language: {code: string, confidence: number},
 *   blocks: (JsonSpan & {kind: string})[],
 *   mentions: (JsonSpan & {type: string, entity?: number | null, confidence?: number})[],
 *   entities: {id: number, type: string, name: string, aliases?: string[]}[],
 *   dates: (JsonSpan & {type: string, value: string | null})[],
 *   keywords: {text: string, score: number, occurrences: [number, number][]}[],
 *   statistics: {words: number, sentences: number, paragraphs: number},
 *   warnings: {code: string}[],
 * }} JsonDocument
 *
 * A subject is what a list of the page has one line for: an entity, or a date with all the places
 * that name it.
 * @typedef {{
 *   analysis: number,
 *   length: number,
 *   analyzer: {version: string, model: string},
 *   language: {code: string, confidence: number},
 *   blocks: Int32Array,
 *   marks: Int32Array,
 *   sureness: Uint8Array,
 *   counts: number[],
 *   subjects: {types: Uint8Array, names: string, details: string, first: Int32Array,
 *     spans: Int32Array, order: Int32Array[]},
 *   terms: {text: string, spans: Int32Array}[],
 *   statistics: {words: number, sentences: number, paragraphs: number},
 *   warnings: string[],
 * }} PackedDocument
 *   length: units of the text
 *   blocks: start, end, kind for each block
 *   marks: start, end, type, subject for each; by start, outer before inner, never crossing
 *   sureness: of each mark, in per cent and rounded down; dates are found by rule: 100
 *   counts: marks of each type
 *   subjects.names, .details: one a line (aliases, or the ISO value of a date)
 *   subjects.spans: start, end; those of subject s are at first[s] .. first[s + 1]
 *   subjects.order: subjects of each type, most often named first
 */

/**
 * @param {JsonDocument} document
 * @param {number} analysis  the request that asked for it
 * @param {string} text
 * @returns {PackedDocument}
 */
export function pack(document, analysis, text) {
  const subjects = new Subjects();
  const mentions = document.mentions.map((mention) => {
    const type = typeIndex(mention.type);
    const entity = document.entities[mention.entity ?? -1];
    const name = entity?.name ?? text.slice(mention.start, mention.end);
    const key = entity ? `entity ${entity.id}` : `${type} ${name}`;
    const mark = subjects.add(key, type, name, entity?.aliases?.join(' · ') ?? '', mention);
    return { ...mark, sureness: percent(mention.confidence ?? 1) };
  });
  const dates = document.dates.map((date) => {
    const name = text.slice(date.start, date.end);
    const key = `date ${date.value ?? name.toLowerCase()}`;
    return { ...subjects.add(key, DATE, name, date.value ?? '', date), sureness: 100 };
  });
  const marks = mergeMarks(mentions, dates);
  const counts = TYPES.map((_, type) => marks.filter((mark) => mark.type === type).length);

  return {
    analysis,
    length: text.length,
    analyzer: { version: document.analyzer.version, model: document.analyzer.model ?? '' },
    language: document.language,
    blocks: columns(document.blocks, (b) => [b.start, b.end, Math.max(KINDS.indexOf(b.kind), 0)]),
    marks: columns(marks, (m) => [m.start, m.end, m.type, m.subject]),
    sureness: Uint8Array.from(marks, (mark) => mark.sureness),
    counts,
    subjects: subjects.pack(),
    terms: document.keywords.map(({ text: term, occurrences }) => ({
      text: term,
      spans: columns(occurrences, ([start, end]) => [start, end]),
    })),
    statistics: document.statistics,
    warnings: [...new Set(document.warnings.map(({ code }) => code))],
  };
}

/**
 * @param {PackedDocument} packed
 * @returns {ArrayBuffer[]} what changes hands instead of being copied
 */
export function transferables({ blocks, marks, sureness, subjects, terms }) {
  const { types, first, spans, order } = subjects;
  const listed = [types, first, spans, ...order];
  const arrays = [blocks, marks, sureness, ...listed, ...terms.map((term) => term.spans)];
  return arrays.map((array) => /** @type {ArrayBuffer} */ (array.buffer));
}

/** @typedef {{start: number, end: number, type: number, subject: number}} Place */
/** @typedef {Place & {sureness: number}} Mark */

/** Collects the subjects with their spans, each named by a key. */
class Subjects {
  /** @type {Map<string, number>} */
  ids = new Map();
  /** @type {{type: number, name: string, detail: string, spans: number[]}[]} */
  list = [];

  /**
   * @param {string} key
   * @param {number} type
   * @param {string} name
   * @param {string} detail
   * @param {JsonSpan} span
   * @returns {Place}
   */
  add(key, type, name, detail, { start, end }) {
    let subject = this.ids.get(key);
    if (subject === undefined) {
      subject = this.list.length;
      this.ids.set(key, subject);
      this.list.push({ type, name: oneLine(name), detail: oneLine(detail), spans: [] });
    }
    this.list[subject].spans.push(start, end);
    return { start, end, type: this.list[subject].type, subject };
  }

  /** @returns {PackedDocument['subjects']} */
  pack() {
    const { list } = this;
    const first = new Int32Array(list.length + 1);
    list.forEach(({ spans }, i) => {
      first[i + 1] = first[i] + spans.length / 2;
    });
    const spans = new Int32Array(first[list.length] * 2);
    list.forEach((subject, i) => {
      spans.set(subject.spans, first[i] * 2);
    });
    const order = TYPES.map((_, type) => {
      const ids = [...list.keys()].filter((id) => list[id].type === type);
      // Dates are read in the order of the text; names by how often they come.
      if (type !== DATE) ids.sort((a, b) => list[b].spans.length - list[a].spans.length || a - b);
      return Int32Array.from(ids);
    });
    return {
      types: Uint8Array.from(list, ({ type }) => type),
      names: list.map(({ name }) => name).join('\n'),
      details: list.map(({ detail }) => detail).join('\n'),
      first,
      spans,
      order,
    };
  }
}

/**
 * Mentions and dates in the order of the text. A date that crosses the edge of a mention is left
 * out here (it stays in its list): marks are elements, and elements nest.
 * @param {Mark[]} mentions
 * @param {Mark[]} dates
 * @returns {Mark[]}
 */
function mergeMarks(mentions, dates) {
  let at = 0;
  const nested = dates.filter((date) => {
    while (at < mentions.length && mentions[at].end <= date.start) at++;
    for (let i = at; i < mentions.length && mentions[i].start < date.end; i++) {
      const inside = mentions[i].start <= date.start && date.end <= mentions[i].end;
      const around = date.start <= mentions[i].start && mentions[i].end <= date.end;
      if (!inside && !around) return false;
    }
    return true;
  });
  return [...mentions, ...nested].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** @param {string} type */
function typeIndex(type) {
  const index = TYPES.indexOf(/** @type {any} */ (type));
  return index < 0 ? TYPES.indexOf('MISC') : index;
}

/**
 * Rounded down, so that nothing under a limit is shown as if it had reached it.
 * @param {number} confidence  0 to 1, in thousandths
 */
function percent(confidence) {
  return Math.floor(Math.round(confidence * 1000) / 10);
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, ' ');
}

/**
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => number[]} values
 * @returns {Int32Array<ArrayBuffer>}
 */
function columns(rows, values) {
  if (rows.length === 0) return new Int32Array(0);
  const width = values(rows[0]).length;
  const array = new Int32Array(rows.length * width);
  rows.forEach((row, i) => {
    array.set(values(row), i * width);
  });
  return array;
}
