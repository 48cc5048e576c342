/**
 * A text with what was found in it, as the views ask for it. Reads engine/pack.js's columns.
 */
import { GENDERS, isAside, TYPES } from '../engine/document.js';
import { pack } from '../engine/pack.js';
import { FIGURE } from '../engine/pack_press.js';
import { firstFrom, rowAt } from './columns.js';
import { Quotes } from './quotes.js';

/** A name that the program is less sure of than this, in per cent, is shown as unsure. */
const SURE = 70;

/** @typedef {(typeof TYPES)[number]} Type */
/**
 * Something with places in the text: a name or date, a term, what one speaker says, all figures,
 * the sentences of the summary. The last two have no ids. What somebody looked for or was led to
 * (found) brings its name and places along; with a passage, these are sentences and not words.
 * @typedef {{kind: 'subject' | 'term' | 'quotes' | 'figures' | 'summary', id: number}
 *   | {kind: 'found', id: number, name: string, spans: Int32Array, passage?: boolean}} Topic
 */

export class Analysis {
  /** @type {string[] | null} */
  #names = null;
  /** @type {string[] | null} */
  #details = null;
  /** @type {string[] | null} */
  #notes = null;
  /** @type {string[] | null} */
  #units = null;

  /**
   * @param {string} text
   * @param {import('../engine/pack.js').PackedDocument} packed
   */
  constructor(text, packed) {
    this.text = text;
    this.packed = packed;
    this.quotes = new Quotes(text, packed.quotes, (id) => this.name({ kind: 'subject', id }));
  }

  /** The language of the text, for the attribute: empty when unknown. */
  get lang() {
    const { code } = this.packed.language;
    return code === 'und' ? '' : code;
  }

  /** Whether there was a model for the text's language; without one nobody looked for names. */
  get hasModel() {
    return this.packed.analyzer.model !== '';
  }

  /** @param {Type | 'QUOTE' | 'REPORTED'} type */
  count(type) {
    if (type === 'QUOTE') return this.quotes.length - this.quotes.reported;
    if (type === 'REPORTED') return this.quotes.reported;
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
   * @returns {string} empty for what is no one thing: figures, the summary, an unknown speaker
   */
  name(topic) {
    const { kind, id } = topic;
    if (kind === 'found') return topic.name;
    if (kind === 'term') return this.packed.terms[id].text;
    if (kind === 'quotes') return this.quotes.voices[id].name;
    if (kind !== 'subject') return '';
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
   * @returns {string} the roles of somebody, or why a date has its value; often empty
   */
  notes(subject) {
    this.#notes ??= this.packed.subjects.notes.split('\n');
    return this.#notes[subject];
  }

  /**
   * @param {number} subject
   * @returns {string} 'unknown', 'feminine' or 'masculine'
   */
  gender(subject) {
    return GENDERS[this.packed.subjects.genders[subject]];
  }

  /**
   * @param {number} subject
   * @returns {number} the share of all words between quotation marks that are theirs, 0 to 1
   */
  quotedShare(subject) {
    const { quotedWords } = this.packed.statistics;
    return quotedWords > 0 ? this.packed.subjects.quoted[subject] / quotedWords : 0;
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
   * @returns {Type | 'QUOTE' | 'TERM'} whose colour and shape it has
   */
  look({ kind, id }) {
    if (kind === 'subject') return this.type(id);
    return kind === 'quotes' ? 'QUOTE' : 'TERM';
  }

  /**
   * @param {Topic} topic
   * @returns {Int32Array} start, end of each place, in the order of the text
   */
  spans(topic) {
    const { kind, id } = topic;
    if (kind === 'found') return topic.spans;
    if (kind === 'term') return this.packed.terms[id].spans;
    if (kind === 'quotes') return this.quotes.spans(id);
    if (kind === 'figures') return startsAndEnds(this.packed.figures.rows, FIGURE.width);
    if (kind === 'summary') return this.packed.summary;
    const { first, spans } = this.packed.subjects;
    return spans.subarray(first[id] * 2, first[id + 1] * 2);
  }

  /** Units of the figures. */
  get units() {
    this.#units ??= this.packed.figures.units.split('\n');
    return this.#units;
  }

  /**
   * @param {number} start
   * @returns {{start: number, end: number, aside: boolean} | null} the block that starts there
   */
  blockAt(start) {
    const { blocks } = this.packed;
    const row = rowAt(blocks, 3, start) * 3;
    if (row < 0 || blocks[row] !== start) return null;
    return { start, end: blocks[row + 1], aside: isAside(blocks[row + 2]) };
  }

  /**
   * @param {number} offset
   * @returns {number} where the block starts that holds it; -1 for none
   */
  blockStart(offset) {
    const row = rowAt(this.packed.blocks, 3, offset);
    return row < 0 ? -1 : this.packed.blocks[row * 3];
  }

  /**
   * @param {number} offset
   * @returns {number} the date (a subject) there; -1 for none
   */
  dateAt(offset) {
    const { marks } = this.packed;
    // A date lies in at most one name, or holds a few.
    for (let mark = firstFrom(marks, 4, offset + 1) - 1, tries = 0; mark >= 0; mark--) {
      if (TYPES[marks[mark * 4 + 2]] !== 'DATE' || marks[mark * 4 + 1] <= offset) {
        if (++tries === 4) return -1;
      } else return marks[mark * 4 + 3];
    }
    return -1;
  }

  /**
   * @param {number} offset
   * @returns {number} whose name is there (a subject); -1 for none
   */
  nameAt(offset) {
    const { marks } = this.packed;
    let mark = firstFrom(marks, 4, offset + 1) - 1;
    while (mark >= 0 && TYPES[marks[mark * 4 + 2]] === 'DATE') mark--;
    return mark >= 0 && marks[mark * 4 + 1] > offset ? marks[mark * 4 + 3] : -1;
  }

  /**
   * @param {number} offset
   * @returns {number} the figure there; -1 for none
   */
  figureAt(offset) {
    const { rows } = this.packed.figures;
    const id = rowAt(rows, FIGURE.width, offset);
    return id >= 0 && rows[id * FIGURE.width + FIGURE.end] > offset ? id : -1;
  }

  /**
   * @param {number[]} places  start, end of each
   * @returns {number[]} those in lines that are part of the article
   */
  inArticle(places) {
    const { blocks } = this.packed;
    return places.filter((_, i) => {
      const row = rowAt(blocks, 3, places[i - (i % 2)]);
      return row >= 0 && !isAside(blocks[row * 3 + 2]);
    });
  }

  /**
   * @param {number} offset
   * @returns {number} the sentence that holds it, or the last one before it; -1 before the first
   */
  sentenceAt(offset) {
    return rowAt(this.packed.sentences, 2, offset);
  }

  /** How many blocks are no part of the article. */
  get asides() {
    const { blocks } = this.packed;
    let count = 0;
    for (let row = 0; row < blocks.length; row += 3) count += Number(isAside(blocks[row + 2]));
    return count;
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
  const blocks = [];
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', from);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    let start = from;
    let end = next;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start < end) blocks.push({ start, end, kind: 'body' });
    from = next;
  }
  const document = {
    analyzer: { version: '' },
    language: { code: 'und', confidence: 0 },
    blocks,
    mentions: [],
    entities: [],
    dates: [],
    keywords: [],
    statistics: { words: 0, sentences: 0, paragraphs: 0 },
    warnings: [],
  };
  return new Analysis(text, pack(document, 0, text));
}

/**
 * @param {Int32Array} rows  start and end first
 * @param {number} width
 */
function startsAndEnds(rows, width) {
  return rows.filter((_, i) => i % width < 2);
}

/** @param {number} unit */
function isBlank(unit) {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x202f || unit === 0x3000 || unit === 0xfeff;
}
