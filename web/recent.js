/**
 * The analyses of the articles that were read last, so that going back to one takes no time.
 */
import { WORK } from './lib/articles.js';

/** How many, and of how many UTF-16 units of text all together. */
const MOST = 6;
const MOST_UNITS = 4_000_000;

/** @typedef {import('./lib/analysis.js').Analysis} Analysis */
/** @typedef {import('./lib/articles.js').Work} Work */

export class Recent {
  /** @type {Map<string, {analysis: Analysis, key: string}>} by article, the last one at the end */
  #kept = new Map();

  /** @param {import('./store.js').State} state */
  keep(state) {
    const { article, text, analysis, activity } = state;
    this.#kept.delete(article);
    if (!analysis?.packed.analysis || analysis.text !== text || activity.kind !== 'idle') return;
    this.#kept.set(article, { analysis, key: keyOf(state) });
    let units = 0;
    for (const [id, kept] of [...this.#kept].reverse()) {
      units += kept.analysis.text.length;
      if (units > MOST_UNITS) this.#kept.delete(id);
    }
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST) this.#kept.delete(oldest);
  }

  /**
   * @param {string} article
   * @param {Work} work  as it is now
   * @returns {Analysis | null}
   */
  find(article, work) {
    const kept = this.#kept.get(article);
    return kept?.analysis.text === work.text && kept.key === keyOf(work) ? kept.analysis : null;
  }

  clear() {
    this.#kept.clear();
  }
}

/**
 * @param {Work} work
 * @returns {string} all that an analysis depends on, but for the text
 */
function keyOf(work) {
  return JSON.stringify(WORK.map((key) => (key === 'text' ? '' : work[key])));
}
