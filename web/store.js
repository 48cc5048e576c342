/**
 * The state of the page and who wants to hear of it. No DOM here.
 */

/**
 * @typedef {import('./lib/analysis.js').Analysis} Analysis
 * @typedef {import('./lib/analysis.js').Topic} Topic
 * @typedef {import('./lib/analysis.js').Type} Type
 * @typedef {Type | 'QUOTE' | 'REPORTED' | 'ASIDE'} Layer
 * @typedef {import('./lib/choices.js').Choices} Choices
 * @typedef {import('./lib/i18n.js').Words} Words
 * @typedef {import('./lib/i18n.js').Key} Key
 *
 * @typedef {{kind: 'idle'} | {kind: 'loading', share: number}
 *   | {kind: 'analysing', since: number, expected: number}} Activity
 *   since: performance.now(); expected: milliseconds, by the texts before; 0 when there was none
 *
 * @typedef {{key: Key, slots?: Record<string, string | number>, error?: boolean, retry?: boolean,
 *   undo?: boolean, standing?: boolean}} Notice
 *   retry, undo: what can be done about it; standing: true of the page, whatever article is open
 *
 * @typedef {{
 *   words: Words,
 *   mode: 'edit' | 'read',
 *   text: string,
 *   language: string,
 *   activity: Activity,
 *   analysis: Analysis | null,
 *   notices: Notice[],
 *   choices: Choices,
 *   dictionary: import('./lib/dictionary.js').Dictionary,
 *   history: import('./lib/history.js').History,
 *   articles: readonly {id: string, title: string}[],
 *   article: string,
 *   keeping: 'device' | 'off' | 'refused',
 *   place: {offset: number} | null,
 *   hidden: ReadonlySet<Layer>,
 *   selection: {topic: Topic, at: number} | null,
 *   offline: import('./offline/keeper.js').Kept,
 *   panel: import('./lib/panels.js').PanelName,
 *   requests: import('./lib/requests.js').Requests,
 *   found: {typed: string, forms: boolean, topic: Topic, busy: boolean, cut: boolean} | null,
 *   pointed: number,
 *   lit: number,
 *   tracks: Topic[],
 *   letterKeys: boolean,
 *   card: import('./lib/marks.js').Marked | null,
 * }} State
 *   text: what is read or written now
 *   language: 'auto' or the code chosen for the text; choices: what else the reader says of it
 *   articles: the shelf; article: the id of the one that is read; keeping: where they are kept
 *     (refused: by the browser, off: by the reader); place: where an opened article was left
 *   dictionary: of the reader, for all texts; history: what can be undone, for the text shown
 *   analysis: of the text as it was when it was last analysed
 *   hidden: what is switched off: marks of a type, quotations, what is no part of the article
 *   requests: how often the page has asked the network for something
 *   offline: whether this device keeps the page, and whether a newer one waits
 *   selection: the topic that is walked through, and which of its places is shown
 *   card: what is marked at that place, while its card is open
 *   found: what the concordance shows; forms: all forms of what was typed; cut: there are more
 *   pointed: the offset in the text that the reader last pointed at; -1 before
 *   lit: the name or date (a subject) whose places are lit; -1 for none
 *   tracks: topics that are followed along the text
 *   letterKeys: whether letters are shortcuts
 *   panel: the one that is open beside the article
 *
 * @typedef {{readonly state: State,
 *   watch(keys: (keyof State)[], listener: (state: State) => void): void}} Source
 *   what a view sees of the store, or of a panel's part of it (lib/gate.js)
 */

export class Store {
  /** @type {((state: State, changed: ReadonlySet<keyof State>) => void)[]} */
  #listeners = [];

  /** @param {State} state */
  constructor(state) {
    this.state = state;
  }

  /** @param {Partial<State>} patch */
  set(patch) {
    const changed = new Set(
      /** @type {(keyof State)[]} */ (Object.keys(patch)).filter(
        (key) => patch[key] !== this.state[key],
      ),
    );
    if (changed.size === 0) return;
    this.state = { ...this.state, ...patch };
    for (const listener of this.#listeners) listener(this.state, changed);
  }

  /**
   * Calls the listener now and whenever one of the keys changes.
   * @param {(keyof State)[]} keys
   * @param {(state: State) => void} listener
   */
  watch(keys, listener) {
    this.#listeners.push((state, changed) => {
      if (keys.some((key) => changed.has(key))) listener(state);
    });
    listener(this.state);
  }
}
