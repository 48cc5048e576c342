/**
 * A text with what was found in it, as the views ask for it. Reads engine/pack.js's columns.
 */
import { KINDS, TYPES } from '../engine/pack.js';

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
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const start = index + line.length - line.trimStart().length;
    const end = index + line.trimEnd().length;
    if (start < end) blocks.push(start, end, body);
  }
  return new Analysis(text, {
    analysis: 0,
    length: text.length,
    analyzer: { version: '', model: '' },
    language: { code: 'und', confidence: 0 },
    blocks: Int32Array.from(blocks),
    marks: new Int32Array(0),
    counts: TYPES.map(() => 0),
    subjects: {
      types: new Uint8Array(0),
      names: '',
      details: '',
      first: new Int32Array(1),
      spans: new Int32Array(0),
      order: TYPES.map(() => new Int32Array(0)),
    },
    terms: [],
    statistics: { words: 0, sentences: 0, paragraphs: 0 },
    warnings: [],
  });
}
