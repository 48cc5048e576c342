/**
 * The store as a panel sees it: changes wait while the panel is closed. What nobody looks at is
 * not drawn, however long the text.
 */

/** @typedef {import('../store.js').State} State */

export class Gate {
  /** @type {{listener: (state: State) => void, late: boolean}[]} in the order they came */
  #listeners = [];
  #open = false;

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
    for (const entry of this.#listeners) {
      if (!entry.late) continue;
      entry.late = false;
      entry.listener(this.state);
    }
  }

  /**
   * Calls the listener now and whenever one of the keys changes, or when the gate next opens.
   * @param {(keyof State)[]} keys
   * @param {(state: State) => void} listener
   */
  watch(keys, listener) {
    const entry = { listener, late: false };
    this.#listeners.push(entry);
    this.store.watch(keys, (state) => {
      if (this.#open) listener(state);
      else entry.late = true;
    });
  }
}
