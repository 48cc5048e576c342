/**
 * The analysis document in columns. A document of a 10 MB text has hundreds of thousands of small
 * objects, and taking those over from the worker would freeze the page; typed arrays change hands
 * for free. Spans are [start, end) in UTF-16 units of the text, as in document-json.md.
 */

import { rowAt } from '../lib/columns.js';
import { DATE_KINDS, GENDERS, isAside, KINDS, TYPES } from './document.js';
import { columns, oneLine, packFigures, packMetadata, packQuotes, percent } from './pack_press.js';
import { BY_READER, packReasons } from './pack_reasons.js';

/**
 * @typedef {import('./document.js').JsonDocument} JsonDocument
 * @typedef {import('./document.js').JsonSpan} JsonSpan
 * @typedef {import('./document.js').JsonStatistics} JsonStatistics
 */

const DATE = TYPES.indexOf('DATE');
/** A broken text may have one on every line: nobody reads more. */
const MAX_WARNINGS = 500;

/**
 * A subject is what a list of the page has one line for: an entity, or a date with all the places
 * that name it.
 * @typedef {{types: Uint8Array, genders: Uint8Array, dateKinds: Uint8Array, corrected: Uint8Array,
 *   names: string, details: string, notes: string, quoted: Int32Array, first: Int32Array, spans: Int32Array,
 *   order: Int32Array[]}} PackedSubjects
 *
 * @typedef {{
 *   analysis: number,
 *   length: number,
 *   analyzer: {version: string, model: string},
 *   language: {code: string, confidence: number},
 *   metadata: import('./pack_press.js').PackedMetadata,
 *   blocks: Int32Array,
 *   marks: Int32Array,
 *   sureness: Uint8Array,
 *   reasons: import('./pack_reasons.js').PackedReasons,
 *   counts: number[],
 *   subjects: PackedSubjects,
 *   outside: PackedSubjects,
 *   quotes: import('./pack_press.js').PackedQuotes,
 *   figures: import('./pack_press.js').PackedFigures,
 *   terms: {text: string, spans: Int32Array}[],
 *   sentences: Int32Array,
 *   summary: Int32Array,
 *   statistics: Omit<JsonStatistics, 'quoted'> & {quotedWords: number},
 *   warnings: {code: string, start: number, end: number}[],
 * }} PackedDocument
 *   length: units of the text
 *   blocks: start, end, kind for each block
 *   marks: start, end, type, subject for each; by start, outer before inner, never crossing
 *   sureness: of each mark, in per cent and rounded down; dates are found by rule: 100
 *   reasons: why each mark is there
 *   counts: marks of each type
 *   outside: what is named in lines that are no part of the article
 *   subjects.corrected: 1 for what the reader merged, split or named
 *   subjects.names, .details: one a line (aliases, or the ISO value of a date)
 *   subjects.notes: one a line (roles, or why a date has its value)
 *   subjects.quoted: words between quotation marks that each one says
 *   subjects.spans: start, end; those of subject s are at first[s] .. first[s + 1]
 *   subjects.order: subjects of each type, the most important first; dates as in the text
 *   sentences, summary: start, end of each sentence
 *   warnings: MAX_WARNINGS at most; start = end where one is about the whole text
 */

/**
 * @param {JsonDocument} document
 * @param {number} analysis  the request that asked for it
 * @param {string} text
 * @returns {PackedDocument}
 */
export function pack(document, analysis, text) {
  const blocks = columns(document.blocks, (b) => [
    b.start,
    b.end,
    Math.max(KINDS.indexOf(b.kind), 0),
  ]);
  /** @param {JsonSpan} span */
  const belongs = ({ start }) => {
    const block = rowAt(blocks, 3, start);
    return block < 0 || !isAside(blocks[block * 3 + 2]);
  };
  const subjects = new Subjects();
  const outside = new Subjects();
  /** @param {JsonDocument['mentions'][number]} mention */
  const add = (mention) => {
    const entity = document.entities[mention.entity ?? -1];
    const type = typeIndex(mention.type);
    const name = entity?.name ?? text.slice(mention.start, mention.end);
    const key = entity ? `entity ${entity.id}` : `${type} ${name}`;
    const inside = belongs(mention);
    // Whom the article names too has a line already.
    if (!inside && subjects.ids.has(key)) return [];
    const mark = (inside ? subjects : outside).add(key, mention, () => ({
      type,
      name,
      detail: entity?.aliases?.join(' · ') ?? '',
      notes: new Set(entity?.roles),
      gender: Math.max(GENDERS.indexOf(entity?.gender ?? ''), 0),
      dateKind: 0,
      corrected: entity?.source === BY_READER,
      salience: entity?.salience ?? 0,
    }));
    const { confidence = 1, source = '', reason = source, runnerUp } = mention;
    return inside ? [{ ...mark, sureness: percent(confidence), reason, runnerUp }] : [];
  };
  const mentions = document.mentions.filter(belongs).flatMap(add);
  document.mentions.filter((mention) => !belongs(mention)).forEach(add);
  const dates = document.dates.filter(belongs).map((date) => {
    const name = text.slice(date.start, date.end);
    // "Every week" is not "for a week", though both have the value P1W.
    const what = date.type === 'set' ? 'set' : 'date';
    const key = `${what} ${date.value ?? oneLine(name).toLowerCase()}`;
    const mark = subjects.add(key, date, () => ({
      type: DATE,
      name,
      detail: date.value ?? '',
      notes: new Set(),
      gender: 0,
      dateKind: Math.max(DATE_KINDS.indexOf(date.type), 0),
      corrected: false,
      salience: 0,
    }));
    if (date.explanation) subjects.list[mark.subject].notes.add(date.explanation);
    return { ...mark, sureness: 100, reason: date.source ?? '' };
  });
  const marks = mergeMarks(mentions, dates);
  /** @param {number | null} entity */
  const subjectOf = (entity) => subjects.ids.get(`entity ${entity}`) ?? -1;
  const { quoted = [], ...statistics } = document.statistics;
  for (const { speaker, words } of quoted) {
    const subject = subjectOf(speaker);
    if (subject >= 0) subjects.list[subject].quoted += words;
  }

  return {
    analysis,
    length: text.length,
    analyzer: { version: document.analyzer.version, model: document.analyzer.model ?? '' },
    language: document.language,
    metadata: packMetadata(document.metadata ?? {}),
    blocks,
    marks: columns(marks, (m) => [m.start, m.end, m.type, m.subject]),
    sureness: Uint8Array.from(marks, (mark) => mark.sureness),
    reasons: packReasons(marks),
    counts: TYPES.map((_, type) => marks.filter((mark) => mark.type === type).length),
    subjects: subjects.pack(),
    outside: outside.pack(),
    quotes: packQuotes((document.quotes ?? []).filter(belongs), subjectOf),
    figures: packFigures((document.quantities ?? []).filter(belongs)),
    terms: document.keywords.map(({ text: term, occurrences }) => ({
      text: term,
      spans: columns(occurrences, ([start, end]) => [start, end]),
    })),
    sentences: columns(document.sentences ?? [], ({ start, end }) => [start, end]),
    summary: columns(
      (document.summary ?? []).flatMap((sentence) => document.sentences?.[sentence] ?? []),
      ({ start, end }) => [start, end],
    ),
    statistics: { ...statistics, quotedWords: quoted.reduce((sum, { words }) => sum + words, 0) },
    warnings: document.warnings
      .slice(0, MAX_WARNINGS)
      .map(({ code, start = 0, end = start }) => ({ code, start, end })),
  };
}

/**
 * @param {PackedDocument} packed
 * @returns {ArrayBuffer[]} what changes hands instead of being copied
 */
export function transferables(packed) {
  const { blocks, marks, sureness, reasons, sentences } = packed;
  const { subjects, outside, quotes, figures, terms } = packed;
  const listed = [subjects, outside].flatMap(
    ({ types, genders, dateKinds, corrected, quoted, first, spans: places, order }) => [
      ...[types, genders, dateKinds, corrected, quoted, first, places],
      ...order,
    ],
  );
  const said = [quotes.rows, ...quotes.layers, figures.rows, figures.values];
  const named = terms.map((term) => term.spans);
  const arrays = [blocks, marks, sureness, reasons.rows, sentences, ...listed, ...said, ...named];
  return arrays.map((array) => /** @type {ArrayBuffer} */ (array.buffer));
}

/** @typedef {{start: number, end: number, type: number, subject: number}} Place */
/** @typedef {Place & {sureness: number} & import('./pack_reasons.js').Reason} Mark */

/** @typedef {{type: number, name: string, detail: string, notes: Set<string>, gender: number,
 *   dateKind: number, corrected: boolean, salience: number}} About */

/** Collects the subjects with their spans, each named by a key. */
class Subjects {
  /** @type {Map<string, number>} */
  ids = new Map();
  /** @type {(About & {quoted: number, spans: number[]})[]} */
  list = [];

  /**
   * @param {string} key
   * @param {JsonSpan} span
   * @param {() => About} about  asked of a key that is new
   * @returns {Place}
   */
  add(key, { start, end }, about) {
    let subject = this.ids.get(key);
    if (subject === undefined) {
      subject = this.list.length;
      this.ids.set(key, subject);
      this.list.push({ ...about(), quoted: 0, spans: [] });
    }
    this.list[subject].spans.push(start, end);
    return { start, end, type: this.list[subject].type, subject };
  }

  /** @returns {PackedSubjects} */
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
      // Dates are read in the order of the text; names by how much the text is about them.
      if (type !== DATE) {
        ids.sort(
          (a, b) =>
            list[b].salience - list[a].salience ||
            list[b].spans.length - list[a].spans.length ||
            a - b,
        );
      }
      return Int32Array.from(ids);
    });
    return {
      types: Uint8Array.from(list, ({ type }) => type),
      genders: Uint8Array.from(list, ({ gender }) => gender),
      dateKinds: Uint8Array.from(list, ({ dateKind }) => dateKind),
      corrected: Uint8Array.from(list, ({ corrected }) => Number(corrected)),
      names: list.map(({ name }) => oneLine(name)).join('\n'),
      details: list.map(({ detail }) => oneLine(detail)).join('\n'),
      notes: list.map(({ notes }) => oneLine([...notes].join(' · '))).join('\n'),
      quoted: Int32Array.from(list, ({ quoted }) => quoted),
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
