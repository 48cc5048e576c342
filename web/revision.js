/**
 * All that the reader changes about a text: its words, what is chosen and corrected, what the
 * dictionary learns. Every change is a step that can be taken back. Changes the state, as app.js.
 */
import { addCorrection } from './lib/corrections.js';
import { carryOver, NO_ENTRIES, writeDictionary } from './lib/dictionary.js';
import { NO_HISTORY, record, redo, undo } from './lib/history.js';
import { describeStep } from './lib/history_words.js';
import { prefer } from './lib/storage.js';

/**
 * @typedef {import('./lib/corrections.js').Correction} Correction
 * @typedef {import('./lib/dictionary.js').Dictionary} Dictionary
 * @typedef {import('./lib/history.js').History} History
 * @typedef {import('./lib/history.js').Snapshot} Snapshot
 */

export class Revision {
  /** Words are being written: what comes next is one step with them. */
  #writing = false;

  /** @type {Map<string, History>} of the articles that were read since the page was opened */
  #histories = new Map();
  #article = '';

  /**
   * @param {import('./store.js').Store} store
   * @param {(news: string) => void} analyse  says `news` when it is done
   */
  constructor(store, analyse) {
    this.store = store;
    this.analyse = analyse;
    store.watch(['mode'], () => {
      this.#writing = false;
    });
    store.watch(['article'], () => this.#turn());
    store.watch(['dictionary', 'keeping'], ({ dictionary }) => {
      prefer('dictionary', writeDictionary(dictionary));
    });
  }

  /** Nothing of what was said stays. */
  forget() {
    this.#histories.clear();
    this.store.set({ dictionary: NO_ENTRIES, history: NO_HISTORY });
  }

  /** To the history of another article. */
  #turn() {
    const { article, articles, history } = this.store.state;
    if (this.#article) this.#histories.set(this.#article, history);
    // Nothing stays of what was closed, or forgotten.
    const open = new Set(articles.map(({ id }) => id));
    for (const id of this.#histories.keys()) if (!open.has(id)) this.#histories.delete(id);
    this.#article = article;
    this.#writing = false;
    this.store.set({ history: this.#histories.get(article) ?? NO_HISTORY });
  }

  /**
   * @param {Partial<Snapshot>} patch
   * @param {string} [news]  said when the text is analysed; without it the caller sees to that
   */
  revise(patch, news) {
    const { text, choices, dictionary, history } = this.store.state;
    const before = { text, choices, dictionary };
    const after = { ...before, ...patch };
    const isText = after.text !== text;
    const goesOn = isText && this.#writing;
    this.#writing = isText;
    this.store.set({ ...patch, history: record(history, { before, after }, goesOn) });
    if (news !== undefined) this.analyse(news);
  }

  /**
   * A passage that is written anew: a step by itself.
   * @param {Pick<Snapshot, 'text' | 'choices'>} patch
   */
  rewrite(patch) {
    this.#writing = false;
    this.revise(patch);
    this.#writing = false;
  }

  /**
   * @param {Correction} correction
   * @param {Dictionary} [dictionary]  what it becomes with it
   */
  correct(correction, dictionary = this.store.state.dictionary) {
    const { choices } = this.store.state;
    const corrections = addCorrection(choices.corrections, correction);
    this.#say({ choices: { ...choices, corrections }, dictionary });
  }

  /** @param {(correction: Correction) => boolean} which  are taken out: the program's word counts */
  takeOut(which) {
    const { choices } = this.store.state;
    const corrections = choices.corrections.filter((correction) => !which(correction));
    this.#say({ choices: { ...choices, corrections } });
  }

  /** @param {Dictionary} dictionary */
  learn(dictionary) {
    if (dictionary !== this.store.state.dictionary) this.#say({ dictionary });
  }

  /** @param {Partial<Snapshot>} patch */
  #say(patch) {
    const { words, ...before } = this.store.state;
    const step = { before, after: { ...before, ...patch } };
    this.revise(patch, words.say('undo.done', { what: describeStep(step, words) }));
  }

  undo() {
    const taken = undo(this.store.state.history);
    if (!taken) return;
    this.#take(taken.history, taken.step.after, taken.step.before, 'undo.undone', taken.step);
  }

  redo() {
    const taken = redo(this.store.state.history);
    if (!taken) return;
    this.#take(taken.history, taken.step.before, taken.step.after, 'undo.redone', taken.step);
  }

  /**
   * @param {History} history
   * @param {Snapshot} from
   * @param {Snapshot} to
   * @param {'undo.undone' | 'undo.redone'} key
   * @param {import('./lib/history.js').Step} step
   */
  #take(history, from, to, key, step) {
    const { dictionary, words } = this.store.state;
    this.#writing = false;
    this.store.set({
      text: to.text,
      choices: to.choices,
      // What other texts taught it since stays.
      dictionary: carryOver(dictionary, from.dictionary, to.dictionary),
      history,
    });
    this.analyse(words.say(key, { what: describeStep(step, words) }));
  }
}
