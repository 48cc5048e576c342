/**
 * What is marked where: names, dates and quotations as something to point at, ask about and find
 * again when the text was analysed anew.
 */
import { TYPES } from '../engine/document.js';
import { BY_READER, ELSE, WHY } from '../engine/pack_reasons.js';
import { firstFrom } from './columns.js';
import { placesOf } from './corrections.js';

/**
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Topic} Topic
 * @typedef {{topic: Topic, at: number}} Selection  a topic, and which of its places
 * @typedef {{kind: 'name' | 'date' | 'quote', id: number, start: number, end: number}} Marked
 *   id: of the mark, or of the quotation
 */

/**
 * @param {Analysis} analysis
 * @param {number} start
 * @param {number} end
 * @returns {number} the mark with just that span; -1 for none
 */
export function markOf(analysis, start, end) {
  const { marks } = analysis.packed;
  for (let mark = firstFrom(marks, 4, start); marks[mark * 4] === start; mark++) {
    if (marks[mark * 4 + 1] === end) return mark;
  }
  return -1;
}

/**
 * @param {Analysis} analysis
 * @param {number} offset
 * @returns {number} the innermost mark around it; -1 for none
 */
export function markAt(analysis, offset) {
  const { marks } = analysis.packed;
  // Marks lie in one another two deep at most, and are short.
  let mark = firstFrom(marks, 4, offset + 1) - 1;
  for (let tries = 0; mark >= 0 && tries < 4; mark--, tries++) {
    if (marks[mark * 4 + 1] > offset) return mark;
  }
  return -1;
}

/**
 * @param {Analysis} analysis
 * @param {number} mark
 * @returns {Selection}
 */
export function selectionOfMark(analysis, mark) {
  const [start, , , subject] = analysis.packed.marks.subarray(mark * 4, mark * 4 + 4);
  const topic = /** @type {Topic} */ ({ kind: 'subject', id: subject });
  return { topic, at: firstFrom(analysis.spans(topic), 2, start) };
}

/**
 * @param {Analysis} analysis
 * @param {number} id
 * @returns {Selection}
 */
export function selectionOfQuote(analysis, id) {
  const { voice } = analysis.quotes.quote(id);
  const at = analysis.quotes.voices[voice].quotes.indexOf(id);
  return { topic: { kind: 'quotes', id: voice }, at };
}

/**
 * @param {Analysis} analysis
 * @param {Selection} selection
 * @returns {Marked | null} null for what bears no mark of its own, as a term
 */
export function markedBy(analysis, { topic, at }) {
  if (topic.kind === 'quotes') {
    const id = analysis.quotes.voices[topic.id].quotes[at];
    const { start, end } = analysis.quotes.quote(id);
    return { kind: 'quote', id, start, end };
  }
  if (topic.kind !== 'subject') return null;
  const [start, end] = analysis.spans(topic).subarray(at * 2, at * 2 + 2);
  const id = markOf(analysis, start, end);
  if (id < 0) return null;
  return { kind: analysis.type(topic.id) === 'DATE' ? 'date' : 'name', id, start, end };
}

/**
 * @param {Analysis} analysis
 * @param {Marked} marked  as it was in another analysis of the same text
 * @returns {Selection | null} the same place, if something of the kind is still marked there
 */
export function findAgain(analysis, { kind, start, end }) {
  if (kind === 'quote') {
    const { quotes } = analysis;
    for (let id = quotes.at(start); id >= 0; id--) {
      const quote = quotes.quote(id);
      if (quote.start === start && quote.end === end) return selectionOfQuote(analysis, id);
      if (quote.end <= start) break;
    }
    return null;
  }
  const mark = markOf(analysis, start, end);
  if (mark < 0) return null;
  const isDate = TYPES[analysis.packed.marks[mark * 4 + 2]] === 'DATE';
  return isDate === (kind === 'date') ? selectionOfMark(analysis, mark) : null;
}

/**
 * @param {Analysis} analysis
 * @param {number} mark
 * @returns {{code: string, share: number, other: {type: string, share: number} | null}}
 *   code: why it is marked; share: how surely, 0 to 1; other: what it would be else, or 'none'
 */
export function reasonOf(analysis, mark) {
  const { reasons, sureness } = analysis.packed;
  const row = reasons.rows.subarray(mark * WHY.width, (mark + 1) * WHY.width);
  const [code, other, share] = row;
  const type = other === ELSE.none ? 'none' : TYPES[other - ELSE.types];
  return {
    code: reasons.codes[code] ?? '',
    share: sureness[mark] / 100,
    other: other === ELSE.unknown ? null : { type, share: share / 100 },
  };
}

/**
 * @param {Analysis} analysis
 * @param {import('./edits.js').Span} span
 * @returns {number} how often its words stand in the text, but for where they are part of a longer
 *   name
 */
export function countRepeats(analysis, { start, end }) {
  const { marks } = analysis.packed;
  const places = placesOf(analysis.text, analysis.text.slice(start, end));
  return places.filter((place) => {
    const mark = markAt(analysis, place) * 4;
    return mark < 0 || marks[mark + 1] - marks[mark] <= end - start;
  }).length;
}

/**
 * @param {Analysis} analysis
 * @param {number} mark
 * @returns {boolean} whether it is there, or is what it is, because the reader said so
 */
export function isByReader(analysis, mark) {
  const { reasons, marks, subjects } = analysis.packed;
  const said = reasons.codes[reasons.rows[mark * WHY.width]] === BY_READER;
  return said || subjects.corrected[marks[mark * 4 + 3]] === 1;
}
