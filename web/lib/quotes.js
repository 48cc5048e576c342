/**
 * Who says what: the quotations of a text by voice, and the one around a place.
 */
import { QUOTE_KINDS, REPORTED, STANCES } from '../engine/document.js';
import { oneLine, QUOTE } from '../engine/pack_press.js';
import { firstFrom } from './columns.js';

/** A quotation that the program is less sure of than this, in per cent, is shown as unsure. */
const SURE = 50;
/** Words that stand for a speaker and do not say who it is: nobody known. */
const PRONOUN = /^(?:-?t?-?(?:ils?|elles?|on|je|nous)|ce|celui-ci|celle-ci|he|she|they|it|we|i)$/i;
/** How many quotations may lie in one another where `at` looks for the innermost. */
const DEEPEST = 16;

/**
 * Whose words: a name of the cast, somebody the text only describes, or nobody known.
 * @typedef {{kind: 'named' | 'described' | 'unknown', subject: number, name: string,
 *   quotes: number[]}} Voice
 *   subject: -1 unless named; name: empty when unknown; quotes: in the order of the text
 *
 * @typedef {{
 *   start: number, end: number,
 *   kind: (typeof QUOTE_KINDS)[number],
 *   stance: (typeof STANCES)[number] | null,
 *   voice: number,
 *   cue: string,
 *   closed: boolean,
 *   unsure: boolean,
 *   corrected: boolean,
 * }} Quote
 *   cue: the words that say it is speech ("a déclaré"); stance: of the cue, null without one
 *   corrected: the reader said who speaks
 */

export class Quotes {
  /** @type {Voice[] | null} */
  #voices = null;
  /** The voice of each quotation. */
  #voiceOf = new Int32Array(0);

  /**
   * @param {string} text
   * @param {import('../engine/pack_press.js').PackedQuotes} packed
   * @param {(subject: number) => string} nameOf
   */
  constructor(text, { rows }, nameOf) {
    this.text = text;
    this.rows = rows;
    this.nameOf = nameOf;
    this.length = rows.length / QUOTE.width;
    /** How many are reported, not quoted. */
    this.reported = 0;
    for (let id = 0; id < this.length; id++) {
      this.reported += Number(this.#get(id, 'kind') >= REPORTED);
    }
  }

  /**
   * Named voices first, then described ones, the one that nobody has last; among equals the one
   * with most to say first.
   * @returns {Voice[]}
   */
  get voices() {
    this.#voices ??= this.#gather();
    return this.#voices;
  }

  /**
   * @param {number} voice
   * @returns {Int32Array} start and end of what it says
   */
  spans(voice) {
    const { quotes } = this.voices[voice];
    return Int32Array.from(quotes.flatMap((id) => [this.#get(id, 'start'), this.#get(id, 'end')]));
  }

  /**
   * @param {number} id
   * @returns {Quote}
   */
  quote(id) {
    const hasCue = this.#get(id, 'cueStart') >= 0;
    this.#voices ??= this.#gather();
    return {
      start: this.#get(id, 'start'),
      end: this.#get(id, 'end'),
      kind: QUOTE_KINDS[this.#get(id, 'kind')],
      stance: hasCue ? STANCES[this.#get(id, 'stance')] : null,
      voice: this.#voiceOf[id],
      cue: this.#words(id, 'cueStart', 'cueEnd'),
      closed: this.#get(id, 'closed') === 1,
      unsure: this.#get(id, 'sureness') < SURE,
      corrected: this.#get(id, 'corrected') === 1,
    };
  }

  /**
   * @param {number} offset
   * @returns {number} the innermost quotation around it; -1 for none
   */
  at(offset) {
    let id = firstFrom(this.rows, QUOTE.width, offset + 1) - 1;
    for (let tries = 0; id >= 0 && tries < DEEPEST; id--, tries++) {
      if (this.#get(id, 'end') > offset) return id;
    }
    return -1;
  }

  /** @returns {Voice[]} */
  #gather() {
    /** @type {Map<string, Voice>} */
    const byKey = new Map();
    /** @type {Voice[]} */
    const of = [];
    for (let id = 0; id < this.length; id++) {
      const subject = this.#get(id, 'speaker');
      const words = subject < 0 ? this.#words(id, 'speakerStart', 'speakerEnd') : '';
      const said = PRONOUN.test(words) ? '' : words;
      const key = subject < 0 ? `words ${said.toLowerCase()}` : `subject ${subject}`;
      let voice = byKey.get(key);
      if (!voice) {
        const kind = subject >= 0 ? 'named' : said ? 'described' : 'unknown';
        const name = subject >= 0 ? this.nameOf(subject) : said;
        voice = { kind, subject, name, quotes: [] };
        byKey.set(key, voice);
      }
      voice.quotes.push(id);
      of.push(voice);
    }
    const order = { named: 0, described: 1, unknown: 2 };
    const voices = [...byKey.values()].sort(
      (a, b) => order[a.kind] - order[b.kind] || b.quotes.length - a.quotes.length,
    );
    const places = new Map(voices.map((voice, i) => [voice, i]));
    this.#voiceOf = Int32Array.from(of, (voice) => places.get(voice) ?? 0);
    return voices;
  }

  /**
   * @param {number} id
   * @param {keyof typeof QUOTE} column
   */
  #get(id, column) {
    return this.rows[id * QUOTE.width + QUOTE[column]];
  }

  /**
   * @param {number} id
   * @param {keyof typeof QUOTE} from
   * @param {keyof typeof QUOTE} to
   */
  #words(id, from, to) {
    const start = this.#get(id, from);
    return start < 0 ? '' : oneLine(this.text.slice(start, this.#get(id, to)));
  }
}
