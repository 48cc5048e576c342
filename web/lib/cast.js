/**
 * Who and what is named: the lists of people, organisations and places, and what a card of one of
 * them says. All pure.
 */
import { TYPES } from '../engine/document.js';

/** A name that the program is less sure of than this everywhere, in per cent, stands apart. */
const SURE = 70;

/** What a list of names may be sorted by; the first is the program's choice. */
export const ORDERS = /** @type {const} */ (['weight', 'name', 'first']);

/**
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Type} Type
 * @typedef {(typeof ORDERS)[number]} Order
 *
 * @typedef {{
 *   name: string,
 *   aliases: string[],
 *   roles: string[],
 *   gender: string,
 *   mentions: number,
 *   share: number,
 *   voice: number,
 *   quotes: number[],
 * }} Card
 *   gender: 'feminine', 'masculine' or 'unknown'; share: of the words between quotation marks
 *   voice: of analysis.quotes, -1 for who says nothing; quotes: ids, in the order of the text
 */

/**
 * @param {Analysis} analysis
 * @param {Type} type
 * @param {Order} order
 * @param {string} locale  of the reader, for the alphabet
 * @returns {{sure: number[], unsure: number[]}} subjects; unsure: those not sure anywhere
 */
export function castOf(analysis, type, order, locale) {
  const { packed } = analysis;
  const ids = [...analysis.subjects(type)];
  if (order === 'name') {
    const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
    const name = (/** @type {number} */ id) => lastNameFirst(analysis, id);
    ids.sort((a, b) => compare(name(a), name(b)));
  }
  if (order === 'first') {
    const { first, spans } = packed.subjects;
    ids.sort((a, b) => spans[first[a] * 2] - spans[first[b] * 2]);
  }
  const surest = surestOf(packed);
  return {
    sure: ids.filter((id) => surest[id] >= SURE),
    unsure: ids.filter((id) => surest[id] < SURE),
  };
}

/**
 * What is named only in lines that are no part of the article.
 * @param {Analysis} analysis
 * @param {Type} type
 * @returns {{name: string, spans: Int32Array}[]}
 */
export function outsiders(analysis, type) {
  const { names, first, spans, order } = analysis.packed.outside;
  const all = names.split('\n');
  return Array.from(order[TYPES.indexOf(type)] ?? [], (id) => ({
    name: all[id],
    spans: spans.subarray(first[id] * 2, first[id + 1] * 2),
  }));
}

/**
 * @param {Analysis} analysis
 * @returns {(subject: number) => Card}
 */
export function cardsOf(analysis) {
  const { voices } = analysis.quotes;
  const voiceOf = new Map(
    voices.flatMap(({ kind, subject }, voice) => (kind === 'named' ? [[subject, voice]] : [])),
  );
  return (subject) => {
    const topic = /** @type {const} */ ({ kind: 'subject', id: subject });
    const name = analysis.name(topic);
    const voice = voiceOf.get(subject) ?? -1;
    return {
      name,
      aliases: listed(analysis.detail(subject)).filter((alias) => alias !== name),
      roles: listed(analysis.notes(subject)),
      gender: analysis.gender(subject),
      mentions: analysis.spans(topic).length / 2,
      share: analysis.quotedShare(subject),
      voice,
      quotes: voice < 0 ? [] : voices[voice].quotes,
    };
  };
}

/**
 * @param {import('../engine/pack.js').PackedDocument} packed
 * @returns {Uint8Array} how sure the surest mention of each subject is, in per cent
 */
function surestOf({ marks, sureness, subjects }) {
  const surest = new Uint8Array(subjects.types.length);
  sureness.forEach((share, mark) => {
    const subject = marks[mark * 4 + 3];
    surest[subject] = Math.max(surest[subject], share);
  });
  return surest;
}

/**
 * People are looked up by their last name.
 * @param {Analysis} analysis
 * @param {number} id
 */
function lastNameFirst(analysis, id) {
  const name = analysis.name({ kind: 'subject', id });
  if (analysis.type(id) !== 'PER') return name;
  const words = name.split(' ');
  // "Le Goff", "von der Leyen": from the first word that is no first name on.
  const at = words.findIndex((word, i) => i > 0 && /^(?:\p{Ll}|Le$|La$|Du$|De$|Van$)/u.test(word));
  const from = at > 0 ? at : words.length - 1;
  return [...words.slice(from), ...words.slice(0, from)].join(' ');
}

/** @param {string} joined  as pack.js joins them */
function listed(joined) {
  return joined === '' ? [] : joined.split(' · ');
}
