/**
 * An article of the shelf, as it is kept on this device. All pure.
 */
import { asChoices, NO_CHOICES } from './choices.js';

/**
 * What an article is to the page: the members of the state that belong to it.
 * @typedef {{text: string, language: string, choices: import('./choices.js').Choices}} Work
 *
 * @typedef {Work & {id: string, title: string, position: number, created: number,
 *   updated: number, revision: number}} Article
 *   position: the offset that was at the head of the window; created, updated: Date.now();
 *   revision: how often it was written, 0 for never
 *
 * @typedef {Omit<Article, 'text'>} Head  an article without its text
 */

/** What an article has before anything is done with it. @type {Work} */
export const BLANK = { text: '', language: 'auto', choices: NO_CHOICES };

/** The members of an article that are members of the state. */
export const WORK = /** @type {(keyof Work)[]} */ (Object.keys(BLANK));

/** Characters of a title on the shelf. */
const TITLE = 80;

/**
 * @param {Partial<Work>} [work]
 * @returns {Article} that was never kept
 */
export function newArticle(work = {}) {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  const created = Date.now();
  const id = `${created.toString(36)}-${high.toString(36)}${low.toString(36)}`;
  const title = titleOf(work.text ?? '', null);
  return { ...BLANK, ...work, id, title, position: 0, created, updated: created, revision: 0 };
}

/**
 * @param {any} kept  an article of any version of this page
 * @returns {Work}
 */
export function asWork({ text, language, choices }) {
  return {
    text: typeof text === 'string' ? text : '',
    language: typeof language === 'string' && language !== '' ? language : 'auto',
    choices: asChoices(choices),
  };
}

/**
 * @param {string} text
 * @param {{start: number, end: number} | null} [title]  where the analysis sees the title
 * @returns {string} what to call it: its title, else its first line; empty for an empty text
 */
export function titleOf(text, title) {
  const line = title
    ? text.slice(title.start, title.end)
    : (/\S[^\n\r]{0,999}/.exec(text)?.[0] ?? '');
  const characters = [...line.replace(/\s+/g, ' ').trim()];
  if (characters.length <= TITLE) return characters.join('');
  return `${characters.slice(0, TITLE).join('').trim()}…`;
}
