/**
 * What a reader looks for in the text beside what the lists offer: a word in all its places, the
 * sentence that was pointed at, names followed along the text. A controller, as app.js is.
 */

import { MAX_FOUND, searchIn } from './lib/found.js';
import { readLemmas } from './lib/lemmas.js';
import { prefer } from './lib/storage.js';
import { again, sameTopic } from './lib/topics.js';

/** More rows would not fit beside the text. */
const MAX_TRACKS = 4;

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./store.js').Topic} Topic
 * @typedef {import('./lib/analysis.js').Analysis} Analysis
 */

export class Reading {
  /** Counts searches: only the last one is answered. */
  #asked = 0;
  /** @type {Promise<import('./lib/lemmas.js').Lemmas | null> | null} */
  #lemmas = null;
  /** The last one of a text that was read to its end. @type {Analysis | null} */
  #analysis = null;

  /**
   * @param {Store} store
   * @param {{tokens(start: number, end: number):
   *   Promise<import('./engine/protocol.js').Token[]>}} engine
   */
  constructor(store, engine) {
    this.store = store;
    this.engine = engine;
    store.watch(['analysis'], () => this.#begin());
    store.watch(['selection'], ({ selection }) => {
      const topic = selection?.topic;
      // A passage is read where it stands, not looked up elsewhere.
      if (topic?.kind === 'subject' || topic?.kind === 'term') this.#show(topic);
    });
  }

  /**
   * Looks for a word, or several in a row, all over the article.
   * @param {string} typed
   * @param {boolean} forms  all forms of the word: "est" also for "être"
   */
  async search(typed, forms) {
    const { analysis } = this.store.state;
    const asked = ++this.#asked;
    if (!analysis || typed.trim() === '') return this.store.set({ found: null });
    /** @param {number[]} places @param {boolean} busy */
    const show = (places, busy) => {
      const spans = Int32Array.from(places.slice(0, MAX_FOUND * 2));
      const topic = /** @type {Topic} */ ({ kind: 'found', id: asked, name: typed.trim(), spans });
      const cut = places.length > MAX_FOUND * 2;
      this.store.set({ found: { typed, forms, topic, busy, cut } });
    };
    const wanted = () => asked === this.#asked;
    if (forms) show([], true);
    const places = forms
      ? await this.#findForms(analysis, typed)
      : await searchIn(analysis, typed, wanted);
    if (!wanted()) return;
    if (places) show(places, false);
    else this.store.set({ found: null });
  }

  /** @param {number} offset  in the text, of what the reader points at */
  point(offset) {
    this.store.set({ pointed: offset });
  }

  /** @param {number} subject  a name or date that all places of are lit; -1 for none */
  light(subject) {
    this.store.set({ lit: subject });
  }

  /**
   * Follows a topic along the text, or no longer; the oldest one gives way.
   * @param {Topic} topic
   */
  follow(topic) {
    const { tracks } = this.store.state;
    const others = tracks.filter((track) => !sameTopic(track, topic));
    if (others.length < tracks.length) return this.store.set({ tracks: others });
    this.store.set({ tracks: [...others, topic].slice(-MAX_TRACKS) });
  }

  /** Follows what is walked through. */
  followSelected() {
    const { selection } = this.store.state;
    if (selection && !(selection.topic.kind === 'found' && selection.topic.passage)) {
      this.follow(selection.topic);
    }
  }

  /** @param {boolean} letterKeys  whether single letters are shortcuts */
  chooseKeys(letterKeys) {
    prefer('keys', letterKeys ? '' : 'off');
    this.store.set({ letterKeys });
  }

  /** @param {Topic} topic */
  #show(topic) {
    const { found, analysis } = this.store.state;
    if (!analysis || (found && sameTopic(found.topic, topic))) return;
    this.#asked++;
    this.store.set({
      found: { typed: analysis.name(topic), forms: false, topic, busy: false, cut: false },
    });
  }

  /** A text that was not there before, or the same one read anew. */
  #begin() {
    const { analysis, found, tracks } = this.store.state;
    // The bare text, for a moment: nothing can be looked for yet.
    if (analysis?.packed.analysis === 0) return;
    const before = this.#analysis;
    this.#analysis = analysis;
    this.#asked++;
    this.#lemmas = null;
    const same = analysis && before?.text === analysis.text;
    const kept = same ? tracks.flatMap((topic) => again(topic, before, analysis) ?? []) : [];
    this.store.set({ tracks: kept, pointed: same ? this.store.state.pointed : -1, lit: -1 });
    if (found?.topic.kind === 'found') this.search(found.typed, found.forms);
    else this.store.set({ found: null });
  }

  /**
   * @param {Analysis} analysis
   * @param {string} typed
   * @returns {Promise<number[] | null>} null when the engine has no time for it
   */
  async #findForms(analysis, typed) {
    const tokens = (/** @type {number} */ start, /** @type {number} */ end) =>
      this.engine.tokens(start, end);
    const wanted = () => this.store.state.analysis === analysis;
    this.#lemmas ??= readLemmas(analysis.text, tokens, wanted);
    try {
      const places = (await this.#lemmas)?.find(typed) ?? null;
      return places && analysis.inArticle(places);
    } catch {
      this.#lemmas = null;
      return null;
    }
  }
}
