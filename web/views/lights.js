/**
 * Lights all mentions of one name or date, and its cards, while the pointer or the focus is on one
 * of them. In the article only what is on the screen or near it is touched, however long the text.
 */

/** The class of what is lit. */
const LIT = 'kin';

export class Lights {
  /** @type {Element[]} */
  #lit = [];
  #frame = 0;

  /**
   * @param {HTMLElement} article
   * @param {HTMLElement} panels
   * @param {import('../store.js').Store} store
   * @param {(subject: number) => void} onLight  -1 for none
   */
  constructor(article, panels, store, onLight) {
    this.article = article;
    this.panels = panels;
    this.store = store;
    this.onLight = onLight;
    for (const root of [article, panels]) {
      root.addEventListener('pointerover', ({ target }) => this.#lightAt(target));
      root.addEventListener('pointerleave', () => onLight(-1));
    }
    panels.addEventListener('focusin', ({ target }) => this.#lightAt(target));
    panels.addEventListener('focusout', () => onLight(-1));
    article.addEventListener('blur', () => onLight(-1));
    addEventListener('scroll', () => this.#later(), { passive: true });
    // What is drawn anew has lost its light.
    store.watch(['lit', 'analysis', 'selection', 'panel'], () => this.#later());
  }

  /** @param {number} offset  of the word that the keyboard is at */
  show(offset) {
    this.onLight(this.store.state.analysis?.nameAt(offset) ?? -1);
  }

  /** @param {EventTarget | null} target */
  #lightAt(target) {
    const of = /** @type {Element} */ (target).closest('[data-subject]');
    this.onLight(of ? Number(of.getAttribute('data-subject')) : -1);
  }

  /** Once a frame at most, after everybody else has drawn. */
  #later() {
    if (this.#frame || (this.store.state.lit < 0 && this.#lit.length === 0)) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    const { lit } = this.store.state;
    for (const element of this.#lit) element.classList.remove(LIT);
    this.#lit = [];
    if (lit < 0) return;
    const selector = `[data-subject="${lit}"]`;
    for (const root of [...chunksInView(this.article), this.panels]) {
      this.#lit.push(...root.querySelectorAll(selector));
    }
    for (const element of this.#lit) element.classList.add(LIT);
  }
}

/**
 * @param {HTMLElement} article
 * @returns {Element[]} the chunks on the screen, or less than a screen away from it
 */
function chunksInView({ children }) {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (children[middle].getBoundingClientRect().bottom < -innerHeight) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < children.length; at++) {
    if (children[at].getBoundingClientRect().top > 2 * innerHeight) break;
    found.push(children[at]);
  }
  return found;
}
