/**
 * The shelf: which articles are open, which one is read, and that each is kept. It watches the
 * state and writes down what changes; nobody else has to think of it.
 */
import { asWork, newArticle, titleOf, WORK } from './lib/articles.js';
import {
  forgetSmall,
  keepDraft,
  keptDraft,
  openArticles,
  prefer,
  preferred,
  rememberArticle,
  rememberedArticle,
  takeOldTexts,
} from './lib/storage.js';

/**
 * @typedef {import('./lib/articles.js').Article} Article
 * @typedef {import('./lib/articles.js').Head} Head
 * @typedef {import('./store.js').Notice} Notice
 */

/** Milliseconds from a change until it is written down. */
const SAVE_AFTER = 300;

export class Shelf {
  /** @type {import('./lib/storage.js').Articles | null} */
  #storage = null;
  /** @type {Map<string, Head>} what is kept, by id */
  #heads = new Map();
  /** @type {Head} of the article that is read */
  #current = newArticle();
  #changed = false;
  /** How many writes are under way. */
  #unwritten = 0;
  /** @type {Promise<void> | null} until the storage has answered */
  #starting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<unknown>} one write at a time */
  #writing = Promise.resolve();
  /** @type {Article | null} the one that was closed last */
  #closed = null;
  /** Counts what was opened: only the last one is shown. */
  #opening = 0;
  #otherTabs = new BroadcastChannel('filigrane');

  /**
   * @param {import('./store.js').Store} store
   * @param {{show(article: Article, notices: Notice[]): void, position(): number,
   *   note(notice: Notice): void}} page
   *   show: in place of the article that is read; position: what offset is at its head now
   */
  constructor(store, page) {
    this.store = store;
    this.page = page;
    store.set({ article: this.#current.id });
    store.watch(WORK, (state) => {
      // What comes with another article is how that one was kept.
      if (state.article !== this.#current.id || !this.#storage) return;
      this.#current.updated = Date.now();
      this.#change();
    });
    store.watch(['text', 'analysis', 'article'], () => this.#list());
  }

  start() {
    this.#starting = this.#start();
  }

  /** Opens what was read last. What was pasted before the storage had answered stays. */
  async #start() {
    addEventListener('pagehide', () => this.#flush());
    addEventListener('visibilitychange', () => document.hidden && this.#save());
    addEventListener('focus', () => this.#refresh());
    this.#otherTabs.onmessage = () => this.#refresh();
    const { articles, keeping } = await openArticles();
    this.#storage = articles;
    this.store.set({ keeping });
    const draft = await this.#adopt();
    await this.#read();
    if (this.store.state.text.trim()) return this.#change();
    const id = draft ?? rememberedArticle();
    const last = this.#heads.get(id) ?? this.tabs.at(-1);
    if (last) await this.open(last.id);
    else this.begin();
  }

  /** The articles in the order of their tabs. */
  get tabs() {
    return [...this.#heads.values()].sort((a, b) => a.created - b.created);
  }

  /**
   * A new article to read.
   * @param {Partial<import('./lib/articles.js').Work>} [work]  nothing: an empty page
   * @param {Notice[]} [notices]
   */
  begin(work = {}, notices = []) {
    this.#show(newArticle(work), notices);
    if (work.text) this.#change();
  }

  /**
   * Articles for later, after the one that is read.
   * @param {Partial<import('./lib/articles.js').Work>[]} works
   */
  async add(works) {
    await this.#starting;
    const articles = works.map((work) => newArticle(work));
    for (const [i, article] of articles.entries()) {
      await this.#write({ ...article, created: article.created + i });
    }
  }

  /**
   * @param {string} id
   * @param {Notice[]} [notices]
   */
  async open(id, notices = []) {
    const opening = ++this.#opening;
    await this.#save();
    const article = await this.#storage?.load(id);
    if (opening !== this.#opening || !article) return;
    this.#show(article, notices);
  }

  /** @param {string} id  closed for good, but for `reopen` */
  async close(id) {
    await this.#writing;
    const mine = id === this.#current.id;
    const article = mine ? this.#article() : await this.#storage?.load(id);
    if (!article) return;
    const [title, blank] = [article.title, !article.text.trim()];
    /** @type {Notice[]} */
    const notices = blank ? [] : [{ key: 'shelf.closed', slots: { title }, undo: true }];
    if (!blank) this.#closed = article;
    const tabs = this.tabs.filter((head) => head.id !== id);
    const at = this.tabs.findIndex((head) => head.id === id);
    this.#heads.delete(id);
    if (mine) {
      this.#changed = false;
      const next = tabs[at < 0 ? tabs.length - 1 : Math.min(at, tabs.length - 1)];
      if (next) await this.open(next.id, notices);
      else this.begin({}, notices);
    } else {
      this.#list();
      for (const notice of notices) this.page.note(notice);
    }
    await this.#storage?.remove(id);
    this.#otherTabs.postMessage('');
  }

  /** Takes back the last `close`. */
  reopen() {
    if (!this.#closed) return;
    this.#show({ ...this.#closed, revision: 0 }, []);
    this.#closed = null;
    this.#change();
  }

  /**
   * Forgets everything this page has kept on this device.
   * @returns {Promise<boolean>} whether it is gone
   */
  async forget() {
    this.#changed = false;
    await this.#writing;
    this.#closed = null;
    this.#heads.clear();
    this.begin();
    forgetSmall();
    if (this.store.state.keeping === 'off') prefer('keeping', 'off');
    try {
      await this.#storage?.clear();
      return true;
    } catch {
      return false;
    } finally {
      this.#otherTabs.postMessage('');
    }
  }

  /** @param {boolean} keep  false: the articles stay open, but nothing stays on this device */
  async keepOnDevice(keep) {
    await this.#save();
    const before = this.#storage;
    const articles = [];
    for (const { id } of this.#heads.values()) articles.push(await before?.load(id));
    if (!keep) {
      await before?.clear();
      forgetSmall();
    }
    prefer('keeping', keep ? '' : 'off');
    const { articles: storage, keeping } = await openArticles();
    this.#storage = storage;
    for (const article of articles) if (article) await storage.put({ ...article, revision: 0 });
    await this.#read();
    rememberArticle(this.#current.id);
    this.store.set({ keeping });
    this.#otherTabs.postMessage('');
  }

  /**
   * @param {Article} article
   * @param {Notice[]} notices
   */
  #show(article, notices) {
    this.#opening++;
    this.#save();
    const { text: _, ...head } = article;
    this.#current = head;
    rememberArticle(article.id);
    this.page.show(article, notices);
  }

  /** The article that is read, as it stands. @returns {Article} */
  #article() {
    const { state } = this.store;
    const work = Object.fromEntries(WORK.map((key) => [key, state[key]]));
    const title = titleOf(state.text, state.analysis?.packed.metadata.title);
    const position = state.mode === 'read' ? this.page.position() : this.#current.position;
    return /** @type {Article} */ ({ ...this.#current, ...work, title, position });
  }

  #change() {
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), SAVE_AFTER);
  }

  /** Writes down what changed of the article that is read, and how far it is read. */
  #save() {
    clearTimeout(this.#timer);
    const article = this.#article();
    const kept = this.#heads.get(article.id);
    if (!this.#changed && (!kept || kept.position === article.position)) return this.#writing;
    if (!this.#storage || (!kept && !article.text.trim())) return this.#writing;
    this.#changed = false;
    this.#unwritten++;
    this.#writing = this.#writing.then(() => this.#write(article));
    this.#writing.then(() => this.#unwritten--);
    return this.#writing;
  }

  /** @param {Article} article */
  async #write(article) {
    const revision = this.#heads.get(article.id)?.revision ?? 0;
    try {
      const head = await this.#storage?.put({ ...article, revision });
      if (!head) return;
      this.#heads.set(head.id, head);
      if (!this.#changed) keepDraft(null);
      if (head.id !== article.id) await this.#part(article.id, head);
      this.#list();
      this.#otherTabs.postMessage('');
    } catch {
      this.page.note({ key: 'shelf.not-kept' });
    }
  }

  /**
   * Another tab has changed the article too: this one's version is an article by itself.
   * @param {string} id
   * @param {Head} head
   */
  async #part(id, head) {
    await this.#read();
    if (this.#current.id !== id) return;
    this.#current = { ...head };
    rememberArticle(head.id);
    this.store.set({ article: head.id });
    this.page.note({ key: 'shelf.parted' });
  }

  /** The page goes away: what cannot be written in time is left for the next one. */
  #flush() {
    if (!this.#storage || this.store.state.keeping === 'off') return;
    const article = this.#article();
    const kept = this.#heads.get(article.id);
    // A write that is under way may be cut off.
    const written = !this.#changed && this.#unwritten === 0;
    const same = written && kept?.position === article.position;
    if (same && this.store.state.keeping === 'device') return;
    keepDraft(article.text.trim() ? { ...article, revision: kept?.revision ?? 0 } : null);
    this.#save();
  }

  /** What another page has left. @returns {Promise<string | undefined>} what was read there */
  async #adopt() {
    const draft = keptDraft();
    const old = takeOldTexts().map((kept) => newArticle(asWork(kept)));
    for (const article of old) await this.#storage?.put(article);
    if (!draft?.id) return old[0]?.id;
    const kept = (await this.#storage?.list())?.find(({ id }) => id === draft.id);
    // It may have been written all the same.
    const { revision } = kept?.updated === draft.updated ? kept : draft;
    const head = await this.#storage?.put({ ...draft, ...asWork(draft), revision });
    keepDraft(null);
    return head?.id;
  }

  async #read() {
    const heads = (await this.#storage?.list()) ?? [];
    this.#heads = new Map(heads.map((head) => [head.id, head]));
    this.#list();
  }

  /** What other tabs have done meanwhile. */
  async #refresh() {
    if (!this.#storage) return;
    if ((preferred('keeping') === 'off') !== (this.store.state.keeping === 'off')) {
      const { articles, keeping } = await openArticles();
      this.#storage = articles;
      this.store.set({ keeping });
    }
    await this.#writing;
    const { id } = this.#current;
    const before = this.#heads.get(id);
    await this.#read();
    const now = this.#heads.get(id);
    if (this.#changed || id !== this.#current.id || before?.revision === now?.revision) return;
    const next = now ?? this.tabs.at(-1);
    if (next) this.open(next.id);
    else this.begin();
  }

  #list() {
    const { id } = this.#current;
    const { state } = this.store;
    const title = titleOf(state.text, state.analysis?.packed.metadata.title);
    const tabs = this.tabs.map((head) => ({ id: head.id, title: head.title }));
    const mine = tabs.find((tab) => tab.id === id);
    if (mine) mine.title = title;
    else if (tabs.length > 0 || state.text.trim()) tabs.push({ id, title });
    const said = JSON.stringify(tabs);
    if (said !== JSON.stringify(state.articles)) this.store.set({ articles: tabs });
  }
}
