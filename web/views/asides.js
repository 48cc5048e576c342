/**
 * What is no part of the article: a line that says how much of it there is and hides it; and
 * buttons beside the paragraph under the pointer or the reading cursor: one takes it out of the
 * article or into it, one makes it a field to write in.
 */
import { el } from '../lib/dom.js';

/** Units of a paragraph that are said with the button. */
const EXCERPT = 60;

/**
 * @param {HTMLElement} bar
 * @param {import('../store.js').Store} store
 * @param {{onToggle(): void, onForget(): void}} handlers
 */
export function createAsideBar(bar, store, { onToggle, onForget }) {
  const said = el('span', { class: 'aside-count' });
  const show = el('button', { type: 'button', id: 'asides-show', onclick: onToggle });
  const forget = el('button', { type: 'button', id: 'asides-forget' });
  forget.addEventListener('click', () => {
    onForget();
    if (!show.hidden) show.focus();
  });
  bar.append(said, show, forget);
  store.watch(['words', 'analysis', 'hidden', 'choices'], (state) => {
    const { words, analysis, hidden, choices } = state;
    const n = analysis?.asides ?? 0;
    const chosen = choices.blocks.length;
    bar.hidden = n === 0 && chosen === 0;
    const away = hidden.has('ASIDE');
    const count = words.say(away ? 'asides.hidden' : 'asides.count', { n });
    said.textContent = n === 0 ? words.say('asides.none') : count;
    show.hidden = n === 0;
    show.textContent = words.say(away ? 'asides.show' : 'asides.hide');
    forget.hidden = chosen === 0;
    forget.textContent = words.say('asides.forget', { n: chosen });
  });
}

export class BlockTools {
  /** Where the block starts that the buttons are beside; -1 for none. */
  #start = -1;
  /** The piece that the pointer was last on, by where it starts. */
  #pointed = -1;

  /**
   * @param {HTMLElement} tools  after the article, in the same frame
   * @param {import('./article.js').ArticleView} article
   * @param {import('../store.js').Store} store
   * @param {{onSwitch(start: number): void, onEdit(start: number): void}} handlers
   */
  constructor(tools, article, store, { onSwitch, onEdit }) {
    this.tools = tools;
    this.button = el('button', { type: 'button', id: 'block-switch' });
    this.edit = el('button', { type: 'button', id: 'block-edit' });
    tools.append(this.button, this.edit);
    this.article = article;
    this.store = store;
    const frame = /** @type {HTMLElement} */ (tools.parentElement);
    // Not `pointerover`, which also comes when the text is scrolled under a resting pointer.
    article.root.addEventListener('pointermove', ({ target }) => this.#point(target));
    article.root.addEventListener('pointerdown', ({ target }) => this.#point(target));
    frame.addEventListener('pointerleave', () => {
      if (!tools.contains(document.activeElement)) this.#leave();
    });
    this.button.addEventListener('click', () => onSwitch(this.#start));
    this.edit.addEventListener('click', () => onEdit(this.#start));
    store.watch(['words', 'analysis', 'hidden', 'mode'], () => this.#draw());
    addEventListener('resize', () => this.#draw());
  }

  /** @param {number} offset  of the word that the keyboard is at */
  show(offset) {
    this.#start = this.store.state.analysis?.blockStart(offset) ?? -1;
    this.#draw();
  }

  /** Where the block starts that the reader is at; -1 for none. */
  get start() {
    return this.button.hidden ? -1 : this.#start;
  }

  #leave() {
    this.#start = -1;
    this.#pointed = -1;
    this.#draw();
  }

  /** @param {EventTarget | null} target */
  #point(target) {
    const piece = /** @type {Element} */ (target).closest('[data-piece]');
    const offset = piece ? this.article.startOf(/** @type {HTMLElement} */ (piece)) : -1;
    if (offset >= 0 && offset !== this.#pointed) this.show(offset);
    this.#pointed = offset;
  }

  #draw() {
    const { analysis, words } = this.store.state;
    const { button, edit, tools } = this;
    const block = analysis && analysis.packed.analysis > 0 ? analysis.blockAt(this.#start) : null;
    const box = block && this.article.boxOf(block.start);
    button.hidden = !box;
    edit.hidden = !box;
    if (!analysis || !block || !box) return;
    const frame = /** @type {HTMLElement} */ (tools.parentElement).getBoundingClientRect();
    tools.style.top = `${Math.round(box.top - frame.top)}px`;
    const text = analysis.text.slice(block.start, Math.min(block.end, block.start + EXCERPT));
    const what = text.replace(/[\ud800-\udbff]$/, '').replace(/\s+/g, ' ');
    button.textContent = words.say(block.aside ? 'asides.put-in' : 'asides.leave-out');
    const label = words.say(block.aside ? 'asides.put-in.label' : 'asides.leave-out.label', {
      what,
    });
    button.setAttribute('aria-label', label);
    button.title = words.say(block.aside ? 'asides.put-in.why' : 'asides.leave-out.why');
    edit.textContent = words.say('paragraph.edit');
    edit.setAttribute('aria-label', words.say('paragraph.edit.label', { what }));
  }
}
