/**
 * The articles in IndexedDB: what is said of each in one table, its text in another, so that a
 * long text is read when it is opened and written when it changed. Nobody's writing is lost to
 * somebody else's: each article counts its writes, and who comes with an older count writes a new
 * article instead.
 */

import { newArticle } from './articles.js';

/** @typedef {import('./articles.js').Head} Head */
/** @typedef {import('./articles.js').Article} Article */

const NAME = 'filigrane';
const VERSION = 1;
const HEADS = 'heads';
const TEXTS = 'texts';

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction */
function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(undefined);
    transaction.onabort = () => reject(transaction.error);
  });
}

export class ArticleDatabase {
  /** @type {Promise<IDBDatabase> | null} */
  #opened = null;

  /** @returns {Promise<IDBDatabase>} rejects where the browser refuses */
  #open() {
    this.#opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(HEADS, { keyPath: 'id' });
        request.result.createObjectStore(TEXTS);
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        // Another tab forgets everything: it must not wait for this one.
        database.onversionchange = () => this.#close(database);
        database.onclose = () => this.#close(database);
        resolve(database);
      };
    });
    return this.#opened;
  }

  /** @param {IDBDatabase} database */
  #close(database) {
    database.close();
    this.#opened = null;
  }

  /** @param {IDBTransactionMode} mode */
  async #begin(mode) {
    const transaction = (await this.#open()).transaction([HEADS, TEXTS], mode);
    const [heads, texts] = [transaction.objectStore(HEADS), transaction.objectStore(TEXTS)];
    return { transaction, heads, texts };
  }

  /** @returns {Promise<Head[]>} */
  async list() {
    const { heads } = await this.#begin('readonly');
    return answer(heads.getAll());
  }

  /**
   * @param {string} id
   * @returns {Promise<Article | null>}
   */
  async load(id) {
    const { heads, texts } = await this.#begin('readonly');
    const [head, text] = await Promise.all([answer(heads.get(id)), answer(texts.get(id))]);
    return head && typeof text === 'string' ? { ...head, text } : null;
  }

  /**
   * @param {Article} article  its revision: the one that was read or written last; 0 for none
   * @returns {Promise<Head>} as it is kept: with another id where somebody else has written it
   */
  async put(article) {
    const { transaction, heads, texts } = await this.#begin('readwrite');
    const kept = await answer(heads.get(article.id));
    const mine = !kept || kept.revision === article.revision;
    const id = mine ? article.id : newArticle().id;
    const { text, ...head } = { ...article, id, revision: (kept?.revision ?? 0) + 1 };
    heads.put(head);
    if (!kept || !mine || (await answer(texts.get(id))) !== text) texts.put(text, id);
    await done(transaction);
    return head;
  }

  /** @param {string} id */
  async remove(id) {
    const { transaction, heads, texts } = await this.#begin('readwrite');
    heads.delete(id);
    texts.delete(id);
    await done(transaction);
  }

  /** Empties the tables, then takes them away. */
  async clear() {
    const { transaction, heads, texts } = await this.#begin('readwrite');
    heads.clear();
    texts.clear();
    await done(transaction);
    this.#close(transaction.db);
    indexedDB.deleteDatabase(NAME);
  }
}

/** The same for a browser that keeps nothing, or must not: gone with the page. */
export class ArticleMemory {
  /** @type {Map<string, Article>} */
  #articles = new Map();

  async list() {
    return [...this.#articles.values()].map(({ text: _, ...head }) => head);
  }

  /** @param {string} id */
  async load(id) {
    return this.#articles.get(id) ?? null;
  }

  /** @param {Article} article */
  async put(article) {
    this.#articles.set(article.id, { ...article, revision: article.revision + 1 });
    const { text: _, ...head } = article;
    return { ...head, revision: article.revision + 1 };
  }

  /** @param {string} id */
  async remove(id) {
    this.#articles.delete(id);
  }

  async clear() {
    this.#articles.clear();
  }
}
