/**
 * A text with what was found in it, as the views ask for it. Reads engine/pack.js's columns.
 */
import { KINDS, TYPES } from '../engine/pack.js';
import { firstFrom } from './columns.js';

/** A name that the program is less sure of than this, in per cent, is shown as unsure. */
const SURE = 70;

/** @typedef {(typeof TYPES)[number]} Type */
/** Something with places in the text: a name, a date, a term. */
/** @typedef {{kind: 'subject' | 'term', id: number}} Topic */

export class Analysis {
  /** @type {string[] | null} */
  #names = null;
  /** @type {string[] | null} */
  #details = null;

  /**
   * @param {string} text
   * @param {import('../engine/pack.js').PackedDocument} packed
   */
  constructor(text, packed) {
    this.text = text;
    this.packed = packed;
  }

  /** Whether there was a model for the text's language; without one nobody looked for names. */
  get hasModel() {
    return this.packed.analyzer.model !== '';
  }

  /** @param {Type} type */
  count(type) {
    return this.packed.counts[TYPES.indexOf(type)];
  }

  /**
   * @param {Type} type
   * @returns {Int32Array} subject ids, in the order of the list
   */
  subjects(type) {
    return this.packed.subjects.order[TYPES.indexOf(type)];
  }

  /**
   * @param {Topic} topic
   * @returns {string}
   */
  name({ kind, id }) {
    if (kind === 'term') return this.packed.terms[id].text;
    this.#names ??= this.packed.subjects.names.split('\n');
    return this.#names[id];
  }

  /**
   * @param {number} subject
   * @returns {string} its other names, or the ISO value of a date; often empty
   */
  detail(subject) {
    this.#details ??= this.packed.subjects.details.split('\n');
    return this.#details[subject];
  }

  /**
   * @param {number} subject
   * @returns {Type}
   */
  type(subject) {
    return TYPES[this.packed.subjects.types[subject]];
  }

  /**
   * @param {Topic} topic
   * @returns {Int32Array} start, end of each place, in the order of the text
   */
  spans({ kind, id }) {
    if (kind === 'term') return this.packed.terms[id].spans;
    const { first, spans } = this.packed.subjects;
    return spans.subarray(first[id] * 2, first[id + 1] * 2);
  }

  /** @param {number} mark */
  isUnsure(mark) {
    return this.packed.sureness[mark] < SURE;
  }

  get hasUnsure() {
    return this.packed.sureness.some((sureness) => sureness < SURE);
  }

  /**
   * @param {number} offset
   * @returns {{type: Type, share: number} | null} the unsure name there, and how sure it is
   */
  unsureAt(offset) {
    const { marks, sureness } = this.packed;
    // Names are disjoint: only the last one that starts before can hold the offset.
    let mark = firstFrom(marks, 4, offset + 1) - 1;
    while (mark >= 0 && TYPES[marks[mark * 4 + 2]] === 'DATE') mark--;
    if (mark < 0 || marks[mark * 4 + 1] <= offset || !this.isUnsure(mark)) return null;
    return { type: TYPES[marks[mark * 4 + 2]], share: sureness[mark] / 100 };
  }
}

/**
 * The text by itself, for the time until it is analysed or where it cannot be: its lines as
 * blocks, nothing marked.
 * @param {string} text
 * @returns {Analysis}
 */
export function unanalysed(text) {
  const body = KINDS.indexOf('body');
  const blocks = [];
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', from);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    let start = from;
    let end = next;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start < end) blocks.push(start, end, body);
    from = next;
  }
  const none = new Int32Array(0);
  return new Analysis(text, {
    analysis: 0,
    length: text.length,
    analyzer: { version: '', model: '' },
    language: { code: 'und', confidence: 0 },
    blocks: new Int32Array(blocks),
    marks: none,
    sureness: new Uint8Array(0),
    counts: TYPES.map(() => 0),
    subjects: {
      types: new Uint8Array(0),
      names: '',
      details: '',
      first: new Int32Array(1),
      spans: none,
      order: TYPES.map(() => none),
    },
    terms: [],
    statistics: { words: 0, sentences: 0, paragraphs: 0 },
    warnings: [],
  });
}

/** @param {number} unit */
function isBlank(unit) {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x202f || unit === 0x3000 || unit === 0xfeff;
}
