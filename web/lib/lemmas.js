/**
 * All words of a text by their base form, in columns: "est", "sera" and "fut" are found by any of
 * the three. Filled from the engine's tokens, slice by slice.
 */
import { accentsFit, fold } from './fold.js';

/** UTF-16 units that are asked for at a time. */
const SLICE = 2500;

/** @typedef {import('../engine/protocol.js').Token} Token */

export class Lemmas {
  /** @type {number[]} */
  #starts = [];
  /** @type {number[]} */
  #ends = [];
  /** @type {number[]} */
  #lemmas = [];
  /** @type {Map<string, number>} */
  #ids = new Map();
  /** Forms and base forms, as folded, with the base forms that they may stand for.
   * @type {Map<string, Map<string, Set<number>>>} */
  #known = new Map();

  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  /**
   * @param {Token[]} tokens  that follow the ones before
   */
  add(tokens) {
    for (const { start, end, lemma } of tokens) {
      // A token on the edge of two slices comes with both.
      if (start < (this.#ends.at(-1) ?? 0)) continue;
      const form = this.text.slice(start, end);
      const base = lemma || form;
      const key = base.toLowerCase();
      let id = this.#ids.get(key);
      if (id === undefined) {
        id = this.#ids.size;
        this.#ids.set(key, id);
        this.#know(base, id);
      }
      this.#know(form, id);
      this.#starts.push(start);
      this.#ends.push(end);
      this.#lemmas.push(id);
    }
  }

  /**
   * @param {string} typed  one word or several in a row
   * @returns {number[]} start, end of all places of their forms
   */
  find(typed) {
    const wanted = typed
      .trim()
      .split(/\s+/)
      .map((word) => this.#lemmasOf(word));
    const places = [];
    const last = this.#lemmas.length - wanted.length;
    for (let i = 0; i <= last; i++) {
      if (!wanted.every((ids, n) => ids.has(this.#lemmas[i + n]))) continue;
      places.push(this.#starts[i], this.#ends[i + wanted.length - 1]);
    }
    return places;
  }

  /**
   * @param {string} word
   * @returns {Set<number>}
   */
  #lemmasOf(word) {
    const all = new Set();
    for (const [form, ids] of this.#known.get(fold(word).folded) ?? []) {
      if (accentsFit(word, form)) for (const id of ids) all.add(id);
    }
    return all;
  }

  /**
   * @param {string} form
   * @param {number} id
   */
  #know(form, id) {
    const key = fold(form).folded;
    const forms = this.#known.get(key) ?? new Map();
    this.#known.set(key, forms.set(form, (forms.get(form) ?? new Set()).add(id)));
  }
}

/**
 * @param {string} text
 * @param {(start: number, end: number) => Promise<Token[]>} tokens
 * @param {() => boolean} wanted  false: nobody waits for it any more
 * @returns {Promise<Lemmas | null>} null when it was given up
 */
export async function readLemmas(text, tokens, wanted) {
  const lemmas = new Lemmas(text);
  for (let from = 0; from < text.length; from += SLICE) {
    const slice = await tokens(from, Math.min(from + SLICE, text.length));
    if (!wanted()) return null;
    lemmas.add(slice);
  }
  return lemmas;
}
