/**
 * The words of document-json.md: what the analysis says, as far as the page needs it.
 */

/** Mark types; the number in the columns is the index here. */
export const TYPES = /** @type {const} */ (['PER', 'ORG', 'LOC', 'MISC', 'DATE']);

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
/** Kinds that are no part of the article: shown in grey, and nothing in them is counted. */
const ASIDE = KINDS.indexOf('notice');

/** @param {number} kind */
export function isAside(kind) {
  return kind >= ASIDE;
}

/** Genders of people; the number in the columns is the index here. */
export const GENDERS = ['unknown', 'feminine', 'masculine'];

/** Kinds of dates; the number in the columns is the index here. */
export const DATE_KINDS = ['date', 'time', 'duration', 'set'];

/** Kinds and stances of quotations; the numbers in the columns are the indices here. */
export const QUOTE_KINDS = /** @type {const} */ ([
  'direct',
  'fragment',
  'indirect',
  'according-to',
]);
export const STANCES = /** @type {const} */ (['neutral', 'distancing', 'committing']);
/** Kinds from here on are reported: nothing stands around them that says so. */
export const REPORTED = QUOTE_KINDS.indexOf('indirect');

export const FIGURE_KINDS = /** @type {const} */ ([
  'money',
  'percent',
  'number',
  'ordinal',
  'measure',
  'score',
  'ticker',
  'url',
  'email',
  'phone',
]);

/**
 * What the page needs of document-json.md.
 * @typedef {{start: number, end: number}} JsonSpan
 * @typedef {{
 *   title?: JsonSpan,
 *   section?: JsonSpan,
 *   published?: {start?: number, end?: number, value: string, source: string},
 *   authors?: (JsonSpan & {name: string})[],
 *   agencies?: (JsonSpan & {name: string})[],
 * }} JsonMetadata
 * @typedef {JsonSpan & {
 *   kind: string,
 *   speaker: number | null,
 *   speakerText?: JsonSpan,
 *   cue?: JsonSpan & {lemma: string, stance: string},
 *   closed: boolean,
 *   confidence?: number,
 *   source?: string,
 * }} JsonQuote
 * @typedef {JsonSpan & {type: string, entity?: number | null, confidence?: number,
 *   source?: string, reason?: string, runnerUp?: {type: string, confidence: number}}} JsonMention
 *   reason: a short code for why it is marked; runnerUp: what it would be else, 'none' for no name
 * @typedef {JsonSpan & {kind: string, value: number | null, unit?: string, approximate: boolean
 * }} JsonQuantity
 * @typedef {{
 *   words: number, sentences: number, paragraphs: number,
 *   readability?: {name: string, value: number},
 *   lexicalDiversity?: number,
 *   readingMinutes?: number,
 *   quoted?: {speaker: number | null, words: number}[],
 * }} JsonStatistics
 * @typedef {{
 *   analyzer: {version: string, model?: string},
 *   language: {code: string, confidence: number},
 *   metadata?: JsonMetadata,
 *   blocks: (JsonSpan & {kind: string})[],
 *   sentences?: JsonSpan[],
 *   mentions: JsonMention[],
 *   entities: {id: number, type: string, name: string, aliases?: string[], roles?: string[],
 *     gender?: string, salience?: number, source?: string}[],
 *   dates: (JsonSpan & {type: string, value: string | null, explanation?: string,
 *     source?: string})[],
 *   quantities?: JsonQuantity[],
 *   quotes?: JsonQuote[],
 *   keywords: {text: string, score: number, occurrences: [number, number][]}[],
 *   summary?: number[],
 *   statistics: JsonStatistics,
 *   warnings: {code: string, start?: number, end?: number}[],
 * }} JsonDocument
 */
