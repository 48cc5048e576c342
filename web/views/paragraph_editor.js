/**
 * One paragraph of the article as a field to write in. Leaving it takes what is written, Escape
 * does not; the rest of the page stays as it is.
 */
import { el } from '../lib/dom.js';

export class ParagraphEditor {
  /**
   * @type {{text: string, start: number, end: number, frame: HTMLElement,
   *   field: HTMLTextAreaElement, elements: HTMLElement[]} | null}
   */
  #open = null;

  /**
   * @param {import('./article.js').ArticleView} article
   * @param {import('../store.js').Store} store
   * @param {(text: string) => void} onTake  the whole text with the new paragraph
   */
  constructor(article, store, onTake) {
    this.article = article;
    this.store = store;
    this.onTake = onTake;
    // Drawn anew, the article has no place for the field any more: what is written is not lost.
    store.watch(['analysis', 'mode'], () => {
      if (this.#open) queueMicrotask(() => this.#take());
    });
  }

  /** @param {number} start  of the block */
  edit(start) {
    this.#take();
    const { analysis, words, text } = this.store.state;
    const block = analysis?.blockAt(start);
    if (!block || analysis?.text !== text) return;
    const { end } = block;
    const elements = this.article.elementsOf(start, end);
    if (elements.length === 0) return;
    const help = el(
      'p',
      { class: 'paragraph-help', id: 'paragraph-help' },
      words.say('paragraph.help'),
    );
    const field = el('textarea', {
      class: 'paragraph-field',
      spellcheck: 'false',
      'aria-label': words.say('paragraph.field'),
      'aria-describedby': help.id,
    });
    field.value = text.slice(start, end);
    const frame = el('div', { class: 'paragraph-frame' }, field, help);
    this.#open = { text, start, end, frame, field, elements };
    elements[0].before(frame);
    document.body.classList.add('rewriting');
    for (const element of elements) element.hidden = true;
    const fit = () => {
      field.style.height = 'auto';
      field.style.height = `${field.scrollHeight + 2}px`;
    };
    fit();
    field.addEventListener('input', fit);
    field.addEventListener('keydown', (event) => {
      const isEnter = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (!isEnter && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (isEnter) this.#take();
      else this.#close();
      this.article.root.focus({ preventScroll: true });
    });
    field.addEventListener('blur', () => this.#take());
    field.focus();
    field.setSelectionRange(0, 0);
  }

  /** Takes what is written, if it is something else than before. */
  #take() {
    if (!this.#open) return;
    const { text, start, end, field, elements } = this.#open;
    const before = text.slice(start, end);
    const isSame = field.value === before.replace(/\r\n?/g, '\n');
    this.#close();
    if (isSame || this.store.state.text !== text) return;
    const after = before.includes('\r\n') ? field.value.replace(/\n/g, '\r\n') : field.value;
    // Shown at once, marked when it is analysed.
    elements[0].replaceChildren(field.value);
    for (const element of elements.slice(1)) element.remove();
    this.onTake(text.slice(0, start) + after + text.slice(end));
  }

  #close() {
    if (!this.#open) return;
    const { frame, elements } = this.#open;
    this.#open = null;
    for (const element of elements) element.hidden = false;
    frame.remove();
    document.body.classList.remove('rewriting');
  }
}
