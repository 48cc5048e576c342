/**
 * The store as a panel sees it: changes wait while the panel is closed. What nobody looks at is
 * not drawn, however long the text.
 */
import { afterPaint } from './later.js';
import { Slices } from './slices.js';

/** @typedef {import('../store.js').State} State */

/** UTF-16 units from which a text's views are drawn one by one, after the text itself. */
const LONG = 100_000;

export class Gate {
  /** @type {{listener: (state: State) => void, late: boolean}[]} in the order they came */
  #listeners = [];
  #open = false;
  #slices = new Slices();
  /** @type {(() => void) | null} */
  #soon = null;

  /** @param {import('../store.js').Source} store */
  constructor(store) {
    this.store = store;
  }

  get state() {
    return this.store.state;
  }

  get open() {
    return this.#open;
  }

  /** Opening it passes on what happened meanwhile, once. */
  set open(open) {
    this.#open = open;
    if (!open) return;
    if (this.#isLong()) this.#passOnSoon();
    else while (this.#passOn());
  }

  /**
   * Calls the listener now and whenever one of the keys changes, or when the gate next opens; where
   * the text is long, soon after.
   * @param {(keyof State)[]} keys
   * @param {(state: State) => void} listener
   */
  watch(keys, listener) {
    const entry = { listener, late: false };
    this.#listeners.push(entry);
    this.store.watch(keys, (state) => {
      entry.late = !this.#open || this.#isLong();
      if (!entry.late) listener(state);
      else if (this.#open) this.#passOnSoon();
    });
  }

  #isLong() {
    return this.state.text.length > LONG;
  }

  /** To the first that waits. @returns {boolean} whether another one waits */
  #passOn() {
    const entry = this.#open ? this.#listeners.find(({ late }) => late) : undefined;
    if (!entry) return false;
    entry.late = false;
    entry.listener(this.state);
    return true;
  }

  #passOnSoon() {
    this.#soon ??= afterPaint(() => this.#slices.start(() => this.#passOn()));
    this.#soon();
  }
}
