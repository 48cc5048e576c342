/**
 * What stays on this device: articles in IndexedDB (database.js), small preferences in
 * localStorage. In sessionStorage, which belongs to one tab: which article it reads, and what was
 * typed in the last moment before a reload. No other module touches storage. A browser that
 * forbids it only forgets.
 */
import { ArticleDatabase, ArticleMemory } from './database.js';

/** Above this many UTF-16 units no quota of sessionStorage is enough (5 MB of 2-byte units). */
const MAX_DRAFT_UNITS = 2_400_000;
const PREFIX = 'filigrane.';

/**
 * @typedef {import('./articles.js').Article} Article
 * @typedef {ArticleDatabase | ArticleMemory} Articles
 * @typedef {'locale' | 'hidden' | 'panel' | 'keys' | 'keeping' | 'article'
 *   | 'dictionary'} Preference
 *   keeping: 'off' when nothing may be kept; article: the one that was read last
 */

/**
 * @returns {Promise<{articles: Articles, keeping: 'device' | 'off' | 'refused'}>}
 *   where they are kept; refused: by the browser, so that they are gone with the page
 */
export async function openArticles() {
  if (preferred('keeping') === 'off') return { articles: new ArticleMemory(), keeping: 'off' };
  try {
    const articles = new ArticleDatabase();
    await articles.list();
    return { articles, keeping: 'device' };
  } catch {
    return { articles: new ArticleMemory(), keeping: 'refused' };
  }
}

/** Both throw where storage is forbidden. */
const tab = () => sessionStorage;
const device = () => localStorage;

/**
 * @param {() => Storage} area
 * @param {string} key
 * @param {string} value  empty: nothing to keep
 */
function write(area, key, value) {
  try {
    if (value === '') area().removeItem(PREFIX + key);
    else area().setItem(PREFIX + key, value);
  } catch {
    // A choice that is forgotten costs a click.
  }
}

/**
 * @param {() => Storage} area
 * @param {string} key
 * @returns {string} empty when nothing was kept
 */
function read(area, key) {
  try {
    return area().getItem(PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {Preference} key
 * @param {string} value
 */
export function prefer(key, value) {
  if (key === 'keeping' || preferred('keeping') !== 'off') write(device, key, value);
}

/**
 * @param {Preference} key
 * @returns {string}
 */
export function preferred(key) {
  return read(device, key);
}

/** @param {string} id  of the article that this tab reads, and the next new tab */
export function rememberArticle(id) {
  write(tab, 'article', preferred('keeping') === 'off' ? '' : id);
  prefer('article', id);
}

/** @returns {string} */
export function rememberedArticle() {
  return read(tab, 'article') || read(device, 'article');
}

/**
 * Keeps an article at once, which only sessionStorage can, for this tab's next page.
 * @param {Article | null} article  null: there is nothing to keep any more
 */
export function keepDraft(article) {
  const fits = article && article.text.length <= MAX_DRAFT_UNITS;
  write(tab, 'draft', fits ? JSON.stringify(article) : '');
}

/** @returns {Article | null} what `keepDraft` kept */
export function keptDraft() {
  return parsed(read(tab, 'draft'));
}

/**
 * The texts as an earlier version of this page kept them; they are taken away.
 * @returns {{text: string, language?: string, choices?: unknown}[]} the one that was read first
 */
export function takeOldTexts() {
  const [text, previous] = [read(tab, 'text'), read(tab, 'previous')];
  const [language, json] = [read(tab, 'language'), read(tab, 'choices')];
  for (const key of ['text', 'previous', 'language', 'choices']) write(tab, key, '');
  return [{ text, language, choices: parsed(json) }, { text: previous }].filter(
    (old) => old.text.trim() !== '',
  );
}

/**
 * @param {string} json
 * @returns {any} null for what is none
 */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Forgets everything that is small: preferences, drafts. The articles forget by `clear`. */
export function forgetSmall() {
  for (const area of [tab, device]) {
    try {
      for (const key of Object.keys(area())) {
        if (key.startsWith(PREFIX)) area().removeItem(key);
      }
    } catch {
      // Forbidden storage holds nothing.
    }
  }
}
