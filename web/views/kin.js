/**
 * Lights all mentions of one name while the pointer is on one of them, or the reading cursor.
 */

export class Kin {
  /** The subject whose mentions are lit; -1 for none. */
  #lit = -1;

  /**
   * @param {import('./article.js').ArticleView} article
   * @param {import('../store.js').Store} store
   */
  constructor(article, store) {
    this.root = article.root;
    this.store = store;
    this.root.addEventListener('pointerover', ({ target }) => {
      const mark = /** @type {Element} */ (target).closest('mark');
      this.#light(mark ? Number(mark.getAttribute('data-subject')) : -1);
    });
    this.root.addEventListener('pointerleave', () => this.#light(-1));
    this.root.addEventListener('blur', () => this.#light(-1));
    store.watch(['analysis'], () => {
      this.#lit = -1;
    });
  }

  /** @param {number} offset  of the word that the keyboard is at */
  show(offset) {
    this.#light(this.store.state.analysis?.nameAt(offset) ?? -1);
  }

  /** @param {number} subject */
  #light(subject) {
    if (subject === this.#lit) return;
    this.#lit = subject;
    for (const mark of this.root.querySelectorAll('mark.kin')) mark.classList.remove('kin');
    if (subject < 0) return;
    for (const mark of this.root.querySelectorAll(`mark[data-subject="${subject}"]`)) {
      mark.classList.add('kin');
    }
  }
}
