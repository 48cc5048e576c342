/**
 * The bar beside words that were selected in the article: marks them as a name of some type.
 */
import { NAME_TYPES } from '../lib/corrections.js';
import { el } from '../lib/dom.js';
import { afterPaint } from '../lib/later.js';
import { markAt } from '../lib/marks.js';
import { placeBeside } from '../lib/placement.js';
import { roving } from '../lib/roving.js';
import { MAX_NAME_UNITS, snapToWords } from '../lib/stretch.js';

/** @typedef {import('../lib/edits.js').Span} Span */

export class MarkBar {
  /** @type {Span | null} */
  #span = null;
  /** The pointer is still selecting. */
  #selecting = false;

  /**
   * @param {import('./article.js').ArticleView} article
   * @param {import('../store.js').Store} store
   * @param {import('../corrector.js').Corrector} corrector
   * @param {(text: string) => void} announce
   */
  constructor(article, store, corrector, announce) {
    this.article = article;
    this.store = store;
    this.corrector = corrector;
    this.announce = announce;
    this.root = el('div', { class: 'mark-bar', id: 'mark-bar', role: 'toolbar', hidden: true });
    this.keys = roving(this.root);
    /** @type {HTMLElement} */ (article.root.parentElement).after(this.root);
    article.root.addEventListener('pointerdown', () => {
      this.#selecting = true;
    });
    for (const end of ['pointerup', 'pointercancel']) {
      document.addEventListener(end, () => {
        this.#selecting = false;
        // The click that ends a selection may still change it.
        requestAnimationFrame(() => this.update());
      });
    }
    document.addEventListener('selectionchange', () => {
      if (!this.#selecting) this.update();
    });
    // The words stay selected while a button is pressed.
    this.root.addEventListener('pointerdown', (event) => event.preventDefault());
    this.root.addEventListener('mousedown', (event) => event.preventDefault());
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.close();
    });
    addEventListener('resize', () => this.#place());
    // To ask for the selection lays the page out: not before the text is on the screen.
    store.watch(
      ['analysis', 'words', 'mode'],
      afterPaint(() => this.update()),
    );
  }

  /** @returns {Span | null} what it would mark */
  get span() {
    return this.#span;
  }

  focus() {
    this.root.querySelector('button')?.focus();
  }

  close() {
    const held = this.root.contains(document.activeElement);
    getSelection()?.removeAllRanges();
    this.#span = null;
    this.root.hidden = true;
    if (held) this.article.root.focus({ preventScroll: true });
  }

  /** Shows what is selected now. */
  update() {
    const span = this.#selected();
    if (span && this.#span?.start === span.start && this.#span.end === span.end) return;
    this.#span = span;
    this.root.hidden = !span;
    if (span) this.#draw(span);
    this.#place();
  }

  /** @returns {Span | null} the words that are selected, if they can be a name */
  #selected() {
    const { analysis, mode } = this.store.state;
    const selection = getSelection();
    if (!analysis?.hasModel || mode !== 'read' || !selection || selection.isCollapsed) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const start = this.article.offsetOf(startContainer, startOffset);
    const end = this.article.offsetOf(endContainer, endOffset);
    if (start < 0 || end - start > MAX_NAME_UNITS) return null;
    const span = end > start ? snapToWords(analysis.text, { start, end }) : null;
    const block = span && analysis.blockAt(analysis.blockStart(span.start));
    return block && !block.aside && span.end <= block.end ? span : null;
  }

  /** @param {Span} span */
  #draw(span) {
    const { words } = this.store.state;
    const analysis = /** @type {import('../store.js').Analysis} */ (this.store.state.analysis);
    const what = analysis.text.slice(span.start, span.end).replace(/\s+/g, ' ');
    this.root.setAttribute('aria-label', words.say('fix.bar', { what }));
    if (document.activeElement === this.article.root) {
      this.announce(words.say('fix.bar.said', { what }));
    }
    const marked = markAt(analysis, span.start) >= 0;
    /** @param {string} sign @param {string} label @param {() => void} act */
    const button = (sign, label, act) => {
      const onclick = () => {
        this.close();
        act();
      };
      const title = sign === label ? null : label;
      return el('button', { type: 'button', 'aria-label': title, title, onclick }, sign);
    };
    this.root.replaceChildren(
      ...NAME_TYPES.map((type) => {
        const label = words.say(`fix.type.${type}`);
        const choice = button(label, label, () => {
          this.article.root.focus({ preventScroll: true });
          this.corrector.mark(span, type);
        });
        choice.dataset.type = type;
        choice.prepend(el('span', { class: 'swatch', 'aria-hidden': 'true' }));
        return choice;
      }),
      ...(marked
        ? [button(words.say('fix.bar.card'), '', () => this.corrector.openAt(span.start))]
        : []),
      button('×', words.say('fix.bar.cancel'), () => {}),
    );
    this.keys.settle();
  }

  #place() {
    if (!this.#span) return;
    const range = this.article.rangeOf(this.#span.start, this.#span.end);
    const anchor = range?.getBoundingClientRect();
    const frame = this.root.offsetParent?.getBoundingClientRect();
    if (!anchor || !frame) return;
    const { offsetWidth: width, offsetHeight: height } = this.root;
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    // A phone has its own menu above the words.
    const side = matchMedia('(pointer: coarse)').matches ? 'below' : 'above';
    const { left, top } = placeBeside(anchor, { width, height }, view, side);
    this.root.style.setProperty('--left', `${Math.round(left - frame.left)}px`);
    this.root.style.setProperty('--top', `${Math.round(top - frame.top)}px`);
  }
}
