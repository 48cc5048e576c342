/**
 * What happens when: the only module that changes the state. Text in, analysis asked for, answer
 * into the store; a text is never dropped because something failed.
 */
import { asEngineError } from './engine/client.js';
import { onDevice } from './engine/data.js';
import { MAX_TEXT_UNITS } from './engine/protocol.js';
import { Analysis, unanalysed } from './lib/analysis.js';
import { asWork, BLANK } from './lib/articles.js';
import { allBlocks, isDay, NO_CHOICES, rebase, toggleBlock } from './lib/choices.js';
import { looksBinary } from './lib/decode.js';
import { NO_ENTRIES, readDictionary } from './lib/dictionary.js';
import { readFiles } from './lib/files.js';
import { NO_HISTORY } from './lib/history.js';
import { preferredLocale, Words } from './lib/i18n.js';
import { findAgain } from './lib/marks.js';
import { readPanel } from './lib/panels.js';
import { describePlace } from './lib/places.js';
import { prefer, preferred } from './lib/storage.js';
import { Recent } from './recent.js';
import { Revision } from './revision.js';
import { Shelf } from './shelf.js';

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./store.js').State} State
 * @typedef {import('./store.js').Notice} Notice
 * @typedef {import('./store.js').Topic} Topic
 * @typedef {import('./store.js').Layer} Layer
 * @typedef {import('./lib/i18n.js').Key} Key
 * @typedef {Promise<import('./engine/protocol.js').PackedDocument> | null} Answer
 *   the text analysed; null: this browser cannot, or the text is too large
 */

/** Milliseconds after the last key before what was typed is analysed. */
const TYPING_PAUSE = 350;
/** Milliseconds for an analysis before the bare text is shown in its place. */
const BARE_TEXT_AFTER = 120;
/** A text as long as this tells how long others will take; a short one is done before it is warm. */
const PACE_UNITS = 100_000;
/** Above this many units a text box gets slow, in every browser. */
const SLOW_EDIT_UNITS = 400_000;

/** @returns {State} */
export function initialState() {
  const locale = preferred('locale') || preferredLocale(navigator.languages);
  const hidden = /** @type {Layer[]} */ (preferred('hidden').split(',').filter(Boolean));
  return {
    words: new Words(/** @type {import('./lib/i18n.js').LocaleCode} */ (locale)),
    // An article that was left open is on its way.
    mode: preferred('article') ? 'read' : 'edit',
    ...BLANK,
    dictionary: readDictionary(preferred('dictionary')) ?? NO_ENTRIES,
    history: NO_HISTORY,
    articles: [],
    article: '',
    keeping: 'device',
    place: null,
    activity: { kind: 'idle' },
    analysis: null,
    notices: [],
    hidden: new Set(hidden),
    selection: null,
    offline: 'not-kept',
    panel: readPanel(preferred('panel')),
    requests: { loading: 0, since: 0 },
    found: null,
    pointed: -1,
    lit: -1,
    tracks: [],
    letterKeys: preferred('keys') !== 'off',
    card: null,
  };
}

export class App {
  /** Counts analyses asked for: only the answer to the last one is shown. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  /** @type {import('./engine/protocol.js').ErrorCode | null} */
  #missing = null;
  /** What to say when the analysis is done, in place of its counts. */
  #news = '';
  #recent = new Recent();
  /** Milliseconds that the analysis takes for a unit, on this machine; 0 before the first one. */
  #pace = 0;
  /** @type {{offset: number} | null} where an article was left that is not on the screen yet */
  #place = null;

  /**
   * @param {Store} store
   * @param {import('./engine/client.js').EngineClient} engine
   * @param {(text: string) => void} announce  to screen readers
   * @param {() => number} position  the offset at the head of the window
   */
  constructor(store, engine, announce, position) {
    this.store = store;
    this.engine = engine;
    this.announce = announce;
    this.revision = new Revision(store, (news) => this.#again(news));
    store.watch(['dictionary'], () => this.#recent.clear());
    this.shelf = new Shelf(store, {
      show: (article, notices) => this.#open(article, notices),
      note: (notice) => this.#note(notice),
      position,
    });
  }

  /**
   * @param {import('./engine/protocol.js').ErrorCode | null} missing
   *   what this browser lacks; the page then shows texts and says why it shows no more
   */
  start(missing) {
    this.#missing = missing;
    if (missing) this.#fail(missing, false, true);
    else this.#load();
    this.shelf.start();
  }

  /**
   * A new text to read, as an article of its own.
   * @param {string} text
   * @param {{structure?: import('./lib/choices.js').BlockChoice[], notices?: Notice[],
   *   reopened?: import('./lib/reimport.js').Reopened}} [more]
   *   structure: what the page that it was copied from says of its lines; reopened: what was said
   *   of it here before
   */
  read(text, { notices = [], ...more } = {}) {
    if (!text.trim()) return this.#fail('empty', false);
    const binary = looksBinary(text) ? [/** @type {Notice} */ ({ key: 'notice.binary' })] : [];
    this.shelf.begin(workOf({ text, structure: [], ...more }), [...notices, ...binary]);
  }

  /** @param {Iterable<File>} files  each becomes an article; of those that cannot, it is said why */
  async openFiles(files) {
    const { articles, notices } = await readFiles(files, this.store.state.words);
    const [first, ...others] = articles;
    if (first) this.read(first.text, { ...first, notices });
    else for (const notice of notices) this.#note(notice);
    await this.shelf.add(others.map(workOf));
  }

  /**
   * Shows an article of the shelf, as it was left.
   * @param {import('./lib/articles.js').Article} article
   * @param {Notice[]} notices
   */
  #open({ id, position, ...article }, notices) {
    this.#recent.keep(this.store.state);
    this.#stop();
    const work = asWork(article);
    const analysis = this.#recent.find(id, work);
    const mode = work.text.trim() ? 'read' : 'edit';
    const standing = this.store.state.notices.filter((notice) => notice.standing);
    const said = [...standing, ...notices];
    const state = { ...this.store.state, ...work };
    // The worker reads while the page makes room.
    const answer = mode === 'read' && !analysis ? this.#ask(state) : null;
    this.store.set({ ...work, article: id, mode, analysis, selection: null, notices: said });
    if (analysis) {
      this.engine.recall(analysis.packed.analysis, work.text, optionsOf(state));
      this.store.set({ notices: [...said, ...this.#remarks(analysis)] });
    } else if (mode === 'read') this.#analyse('', false, answer);
    this.#place = { offset: position };
    if (analysis) this.#goToPlace();
  }

  /** Once there is something to be seen. */
  #goToPlace() {
    if (this.#place) this.store.set({ place: this.#place });
    this.#place = null;
  }

  /**
   * The text as it is being written.
   * @param {string} text
   * @param {boolean} pasted  a paste is analysed at once, typing after a pause
   */
  write(text, pasted) {
    if (text === this.store.state.text) return;
    const choices = rebase(this.store.state.choices, this.store.state.text, text);
    this.store.set({ selection: null });
    this.revision.revise({ text, choices });
    clearTimeout(this.#typing);
    this.#typing = setTimeout(
      () => {
        if (this.store.state.mode !== 'edit') return;
        if (text.trim()) this.#analyse();
        else this.store.set({ analysis: null });
      },
      pasted ? 0 : TYPING_PAUSE,
    );
  }

  /**
   * The text as it was changed in one place while it is read: what is marked elsewhere stays.
   * @param {string} text
   */
  revise(text) {
    const { choices, text: before, words } = this.store.state;
    if (text === before) return;
    this.store.set({ selection: null });
    this.revision.rewrite({ text, choices: rebase(choices, before, text) });
    if (text.trim()) this.#analyse(words.say('paragraph.done'), true);
    else this.store.set({ mode: 'edit', analysis: null });
  }

  edit() {
    const slow = this.store.state.text.length > SLOW_EDIT_UNITS;
    const notices = slow ? [/** @type {Notice} */ ({ key: 'notice.long-edit' })] : [];
    this.store.set({ mode: 'edit', selection: null, notices });
  }

  /** Goes back to reading what is in the text box. */
  finishEditing() {
    const { text, analysis } = this.store.state;
    if (analysis?.text === text) this.store.set({ mode: 'read', notices: this.#remarks(analysis) });
    else if (text.trim()) {
      this.store.set({ mode: 'read', selection: null, notices: [] });
      this.#analyse();
    } else this.#fail('empty', false);
  }

  /** Forgets every article and every preference: on this device, and in the memory of the page. */
  async forget() {
    this.#stop();
    this.#recent.clear();
    const gone = await this.shelf.forget();
    this.revision.forget();
    this.engine.forget();
    const { words } = this.store.state;
    if (gone) this.announce(words.say('status.cleared'));
    else this.#note({ key: 'error.not-forgotten', error: true });
  }

  cancel() {
    this.#stop();
    this.#showBare(this.store.state.text);
    this.announce(this.store.state.words.say('status.cancelled'));
    this.store.set({ notices: [{ key: 'status.cancelled', retry: true }] });
  }

  retry() {
    // The page may be closed already, and may not ask for its files again (loadAssets).
    if (onDevice() && !this.engine.hasFiles) return location.reload();
    this.store.set({ notices: [] });
    if (this.store.state.text.trim()) this.#analyse();
    else this.#load();
  }

  /** @param {Notice} notice */
  dismiss(notice) {
    this.store.set({ notices: this.store.state.notices.filter((other) => other !== notice) });
  }

  /** @param {string} language  'auto' or a code */
  chooseLanguage(language) {
    this.store.set({ language });
    if (this.store.state.text.trim()) this.#analyse();
  }

  /** @param {string} day  YYYY-MM-DD; empty: as the text says */
  choosePublished(day) {
    const { choices, words } = this.store.state;
    if (day === choices.published || (day !== '' && !isDay(day))) return;
    const said = words.say('card.published.changed');
    this.revision.revise({ choices: { ...choices, published: day } }, said);
  }

  /**
   * Takes a line out of the article or into it; the second time, as the program has it.
   * @param {number} start
   */
  toggleBlock(start) {
    const { analysis, choices, words } = this.store.state;
    const block = analysis?.blockAt(start);
    if (!block) return;
    const said = words.say(block.aside ? 'asides.now-in' : 'asides.now-out');
    this.revision.revise({ choices: toggleBlock(choices, start, block.aside) }, said);
  }

  /** Every line as the program has it. */
  forgetBlocks() {
    const { choices, words } = this.store.state;
    const said = words.say('asides.now-as-read');
    this.revision.revise({ choices: { ...choices, blocks: [] } }, said);
  }

  /** @param {import('./lib/i18n.js').LocaleCode} locale */
  chooseLocale(locale) {
    prefer('locale', locale);
    this.store.set({ words: new Words(locale) });
  }

  /** @param {Layer} layer */
  toggle(layer) {
    const hidden = new Set(this.store.state.hidden);
    if (!hidden.delete(layer)) hidden.add(layer);
    prefer('hidden', [...hidden].join(','));
    this.store.set({ hidden });
  }

  /** @param {import('./lib/panels.js').PanelName} panel */
  choosePanel(panel) {
    prefer('panel', panel);
    this.store.set({ panel });
  }

  /**
   * Starts the walk through a topic's places, or goes one on where it is on already.
   * @param {Topic} topic
   */
  select(topic) {
    const { selection } = this.store.state;
    if (selection?.topic.kind === topic.kind && selection.topic.id === topic.id)
      return this.step(1);
    this.go(topic, 0);
  }

  /** @param {1 | -1} by */
  step(by) {
    const { selection, analysis } = this.store.state;
    if (!selection || !analysis) return;
    const n = analysis.spans(selection.topic).length / 2;
    this.go(selection.topic, (selection.at + by + n) % n);
  }

  leave() {
    this.store.set({ selection: null });
  }

  /**
   * Shows one of a topic's places.
   * @param {Topic} topic
   * @param {number} at
   */
  go(topic, at) {
    const { analysis, words } = this.store.state;
    if (!analysis) return;
    const n = analysis.spans(topic).length / 2;
    if (this.store.state.mode === 'edit') this.finishEditing();
    this.store.set({ selection: { topic, at } });
    const said = [
      words.say('walker.announce', {
        name: describePlace(analysis, topic, at, words),
        at: at + 1,
        n,
      }),
    ];
    const unsure = topic.kind === 'subject' && analysis.unsureAt(analysis.spans(topic)[at * 2]);
    // A date may lie in an unsure name.
    if (unsure && unsure.type === analysis.type(topic.id)) {
      said.push(words.say('walker.unsure', { share: words.share(unsure.share) }));
    }
    this.announce(said.join(', '));
  }

  /** The engine died and runs again. */
  restarted() {
    this.#note({ key: 'notice.restarted' });
  }

  /** @param {number} share  0 to 1 */
  loading(share) {
    this.store.set({ activity: { kind: 'loading', share } });
  }

  async #load() {
    try {
      this.loading(0);
      await this.engine.start();
      if (this.store.state.activity.kind === 'loading')
        this.store.set({ activity: { kind: 'idle' } });
    } catch (error) {
      this.#fail(asEngineError(error).code, true, true);
    }
  }

  /** @param {string} news  said when what has changed is on the screen */
  #again(news) {
    if (this.store.state.text.trim()) this.#analyse(news);
    else {
      this.store.set({ mode: 'edit', analysis: null });
      this.announce(news);
    }
  }

  /**
   * @param {State} state  that is, or is about to be
   * @returns {Answer}
   */
  #ask(state) {
    if (this.#missing || state.text.length > MAX_TEXT_UNITS) return null;
    const answer = this.engine.analyze(state.text, optionsOf(state));
    // Where a newer one was asked for, nobody waits for it.
    answer.catch(() => {});
    return answer;
  }

  /**
   * @param {string} [news]  said when it is done, in place of its counts
   * @param {boolean} [isSmall]  a small change: what is on the screen is nearly right until then
   * @param {Answer} [answer]  if it has been asked for
   */
  async #analyse(news = '', isSmall = false, answer = this.#ask(this.store.state)) {
    const asked = ++this.#asked;
    const { text } = this.store.state;
    this.#news = news;
    clearTimeout(this.#typing);
    // A text that takes its time is shown bare; what is marked already stays until then.
    const bare = setTimeout(
      () => {
        if (asked === this.#asked && !isSmall) this.#showBare(text);
      },
      this.#missing ? 0 : BARE_TEXT_AFTER,
    );
    if (this.#missing) return this.#fail(this.#missing, false);
    if (!answer) return this.#fail('too-large', false);
    try {
      if (this.store.state.activity.kind !== 'analysing') this.loading(0);
      await this.engine.start();
      if (asked !== this.#asked) return;
      const since = performance.now();
      const expected = this.#pace * text.length;
      this.store.set({ activity: { kind: 'analysing', since, expected } });
      const packed = await answer;
      if (asked !== this.#asked) return;
      if (text.length >= PACE_UNITS) this.#pace = (performance.now() - since) / text.length;
      clearTimeout(bare);
      this.#show(new Analysis(text, packed));
    } catch (error) {
      const { code, message } = asEngineError(error);
      if (asked !== this.#asked || code === 'cancelled') return;
      console.warn(message);
      clearTimeout(bare);
      this.#showBare(text);
      this.#fail(code, true);
    }
  }

  /** @param {Analysis} analysis */
  #show(analysis) {
    const { words, notices, card } = this.store.state;
    // What is asked about stays in view, as long as it is marked.
    const selection = card && findAgain(analysis, card);
    const remarks = this.#remarks(analysis);
    const others = notices.filter(
      ({ key, standing }) =>
        !standing && key !== 'status.cancelled' && !remarks.some((r) => r.key === key),
    );
    this.store.set({
      activity: { kind: 'idle' },
      analysis,
      selection,
      card: selection ? card : null,
      notices: [...others, ...remarks],
    });
    this.#goToPlace();
    if (this.store.state.mode === 'edit') return;
    if (this.#news) return this.announce(this.#news);
    const names = analysis.packed.counts.reduce((sum, n) => sum + n, 0) - analysis.count('DATE');
    this.announce(
      words.say('status.done', {
        names: words.say('status.names', { n: names }),
        words: words.say('status.words', { n: analysis.packed.statistics.words }),
      }),
    );
  }

  /** @param {string} text */
  #showBare(text) {
    if (this.store.state.analysis?.text === text || this.store.state.mode === 'edit') return;
    this.store.set({ analysis: unanalysed(text), selection: null });
    this.#goToPlace();
  }

  /**
   * @param {Analysis} analysis
   * @returns {Notice[]} what the reader should know of it
   */
  #remarks(analysis) {
    const unknown = analysis.packed.analysis !== 0 && !analysis.hasModel;
    return unknown ? [{ key: 'notice.unknown-language' }] : [];
  }

  /** Gives up what the engine is at. */
  #stop() {
    this.#asked++;
    this.engine.cancel();
    clearTimeout(this.#typing);
    this.store.set({ activity: { kind: 'idle' } });
  }

  /**
   * @param {import('./engine/protocol.js').ErrorCode | 'empty'} code
   * @param {boolean} retry  whether trying again may help
   * @param {boolean} [standing]  whether it is true of every article
   */
  #fail(code, retry, standing = false) {
    const key = /** @type {Key} */ (`error.${code}`);
    this.store.set({ activity: { kind: 'idle' } });
    this.#note({ key, error: true, retry: retry && code !== 'file-origin', standing });
  }

  /** @param {Notice} notice */
  #note(notice) {
    const others = this.store.state.notices.filter(({ key }) => key !== notice.key);
    this.store.set({ notices: [...others, notice] });
  }
}

/**
 * @param {import('./lib/files.js').Content} content
 * @returns {Partial<import('./lib/articles.js').Work>}
 */
function workOf({ text, structure, reopened }) {
  const { published, corrections } = reopened ?? NO_CHOICES;
  return { text, choices: { ...NO_CHOICES, structure, published, corrections } };
}

/**
 * @param {State} state
 * @returns {import('./engine/protocol.js').AnalyzeOptions} what the reader says of the text
 */
function optionsOf(state) {
  const { language, choices, dictionary } = state;
  const { published, corrections } = choices;
  const blocks = allBlocks(choices);
  return {
    language,
    ...(published ? { published } : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(corrections.length > 0 ? { corrections } : {}),
    ...(dictionary.length > 0 ? { dictionary } : {}),
  };
}
