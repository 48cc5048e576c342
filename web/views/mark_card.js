/**
 * The card of what is marked at one place: beside it, not in its way. Says what it is and why,
 * walks to the other places, and takes corrections.
 */

import { correctionsAt } from '../lib/corrections.js';
import { el } from '../lib/dom.js';
import { countRepeats, isByReader, markedBy } from '../lib/marks.js';
import { placeBeside } from '../lib/placement.js';
import { nameForm } from './name_form.js';
import { dateForm, quoteForm } from './other_forms.js';

/**
 * @typedef {import('../store.js').State} State
 * @typedef {{open: string, everywhere: boolean}} Form  open: which part of the card, if any
 * @typedef {{
 *   analysis: import('../lib/analysis.js').Analysis,
 *   words: import('../lib/i18n.js').Words,
 *   dictionary: import('../lib/dictionary.js').Dictionary,
 *   corrector: import('../corrector.js').Corrector,
 *   marked: import('../lib/marks.js').Marked,
 *   subject: number,
 *   mentions: number,
 *   text: string,
 *   corrected: boolean,
 *   repeats: number,
 *   form: Form,
 *   toggle(part: string): void,
 * }} Shown
 *   subject: a name or date; mentions: how many there are of it; text: the words that are marked;
 *   corrected: the reader said something of it; repeats: how often the words stand in the text
 */

/** Units of a quotation that head its card. */
const EXCERPT = 90;
/** Pixels that stay free above and below the card. */
const MARGIN = 20;
/** Pixels that are enough for it below its words, even if there is more room above. */
const ENOUGH = 420;
const FORMS = { name: nameForm, date: dateForm, quote: quoteForm };

export class MarkCard {
  /** @type {Form} */
  #form = { open: '', everywhere: true };
  /** @type {'below' | 'above' | null} of its words */
  #side = null;
  /** The place that was shown last, and the one that the walk has scrolled to. */
  #last = '';
  #drawnAt = '';

  /**
   * @param {import('./article.js').ArticleView} article
   * @param {import('../store.js').Store} store
   * @param {import('../corrector.js').Corrector} corrector
   * @param {import('../app.js').App} app
   */
  constructor(article, store, corrector, app) {
    this.article = article;
    this.store = store;
    this.corrector = corrector;
    this.app = app;
    this.root = el('section', {
      class: 'mark-card',
      id: 'mark-card',
      role: 'dialog',
      'aria-labelledby': 'mark-card-title',
      tabindex: '-1',
      hidden: true,
    });
    /** @type {HTMLElement} */ (article.root.parentElement).after(this.root);
    this.root.addEventListener('keydown', (event) => this.#key(event));
    addEventListener('resize', () => this.#place());
    store.watch(['card', 'selection', 'analysis', 'words', 'dictionary'], () => this.#update());
  }

  #update() {
    const { card, analysis, selection } = this.store.state;
    if (!card || !analysis || !selection) return this.#hide();
    const marked = markedBy(analysis, selection);
    // A span that was changed is shown when the text has been analysed with it.
    if (marked?.start !== card.start || marked.end !== card.end) return;
    const opens = this.root.hidden;
    const place = `${marked.kind} ${marked.start}`;
    if (opens || place !== this.#last) {
      this.#form = { open: '', everywhere: true };
      this.#side = null;
    }
    this.#last = place;
    this.root.hidden = false;
    document.body.classList.add('has-card');
    this.#draw(marked);
    if (opens) this.root.focus({ preventScroll: true });
    this.#place();
    // Once more when the walk has scrolled there.
    requestAnimationFrame(() => {
      if (place !== this.#drawnAt) this.#side = null;
      this.#drawnAt = place;
      this.#place();
    });
  }

  #hide() {
    if (this.root.hidden) return;
    const held = this.root.contains(document.activeElement);
    this.root.hidden = true;
    document.body.classList.remove('has-card');
    if (held) this.article.root.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const inField = /** @type {Element} */ (event.target).matches('input:not([type=checkbox])');
    if (event.key === 'Escape') {
      // First the part that is open, then the card.
      event.preventDefault();
      if (this.#form.open) this.#toggle(this.#form.open);
      else this.app.leave();
    } else if (event.shiftKey && !inField && this.store.state.card?.kind === 'name') {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      this.corrector.stretch('end', /** @type {1 | -1} */ (by));
    }
  }

  /** @param {string} part */
  #toggle(part) {
    const opens = this.#form.open !== part;
    this.#form.open = opens ? part : '';
    this.#update();
    const first = opens ? this.root.querySelector('.picker input, .mark-rename input') : null;
    const opener = this.root.querySelector(`[data-focus="${part}"]`);
    /** @type {HTMLElement | null} */ (first ?? opener)?.focus();
  }

  /** @param {import('../lib/marks.js').Marked} marked */
  #draw(marked) {
    const { analysis, words, selection, dictionary, choices } = this.store.state;
    if (!analysis || !selection) return;
    const { topic, at } = selection;
    const text = analysis.text.slice(marked.start, marked.end);
    const mentions = analysis.spans(topic).length / 2;
    /** @type {Shown} */
    const shown = {
      analysis,
      words,
      dictionary,
      corrector: this.corrector,
      marked,
      subject: topic.kind === 'subject' ? topic.id : -1,
      mentions,
      text,
      corrected: correctionsAt(choices.corrections, analysis.text, marked).length > 0,
      repeats: marked.kind === 'name' ? countRepeats(analysis, marked) : 1,
      form: this.#form,
      toggle: (part) => this.#toggle(part),
    };
    const type = topic.kind === 'subject' ? analysis.type(topic.id) : 'QUOTE';
    const byReader = marked.kind !== 'quote' && isByReader(analysis, marked.id);
    const held = /** @type {HTMLElement | null} */ (document.activeElement);
    const focus = this.root.contains(held) ? (held?.dataset.focus ?? '') : null;
    this.root.dataset.type = type;
    this.root.replaceChildren(
      this.#head(text, byReader),
      ...(mentions > 1 ? [this.#walk(at, mentions)] : []),
      ...FORMS[marked.kind](shown),
      ...(shown.corrected ? [this.#takeBack()] : []),
    );
    // What was drawn anew lost the focus, which belongs where it was.
    if (focus === null) return;
    const again = focus && this.root.querySelector(`[data-focus="${focus}"]`);
    /** @type {HTMLElement} */ (again || this.root).focus({ preventScroll: true });
  }

  /**
   * @param {string} text
   * @param {boolean} byReader
   */
  #head(text, byReader) {
    const { words, analysis } = this.store.state;
    const cut =
      text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/[\ud800-\udbff]$/, '')}…` : text;
    const label = words.say('fix.close');
    const onclick = () => this.app.leave();
    const close = { type: 'button', class: 'icon', 'data-focus': 'close', 'aria-label': label };
    return el(
      'header',
      { class: byReader ? 'mark-head by-reader' : 'mark-head' },
      el('span', { class: 'swatch', 'aria-hidden': 'true' }),
      el('h3', { id: 'mark-card-title', lang: analysis?.lang ?? '' }, cut.replace(/\s+/g, ' ')),
      el('button', { ...close, title: label, onclick }, '×'),
    );
  }

  #takeBack() {
    const onclick = () => this.corrector.takeBack();
    const props = { type: 'button', class: 'take-back', 'data-focus': 'take back', onclick };
    return el('button', props, this.store.state.words.say('fix.take-back'));
  }

  /**
   * @param {number} at
   * @param {number} n
   */
  #walk(at, n) {
    const { words } = this.store.state;
    /** @param {1 | -1} by @param {string} sign */
    const button = (by, sign) => {
      const label = words.say(by > 0 ? 'fix.next' : 'fix.previous');
      const props = { type: 'button', class: 'icon', 'data-focus': `walk ${by}`, title: label };
      const onclick = () => this.app.step(by);
      return el('button', { ...props, 'aria-label': label, onclick }, sign);
    };
    const position = words.say('fix.position', { at: at + 1, n });
    return el(
      'div',
      { class: 'mark-walk' },
      el('span', {}, position),
      button(-1, '↑'),
      button(1, '↓'),
    );
  }

  #place() {
    const { card } = this.store.state;
    if (!card || this.root.hidden) return;
    const range =
      this.article.rangeOf(card.start, card.end) ??
      this.article.rangeOf(card.start, card.start + 1);
    const anchor = range?.getClientRects()[0];
    if (!anchor) return;
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const rooms = { above: anchor.top - MARGIN, below: view.height - anchor.bottom - MARGIN };
    // It stays on its side while it is about the same words, however it grows.
    this.#side ??= rooms.below >= Math.min(ENOUGH, rooms.above) ? 'below' : 'above';
    const room = rooms[this.#side];
    this.root.style.setProperty('--room', `${Math.round(room)}px`);
    const { offsetWidth: width, offsetHeight: height } = this.root;
    const frame = this.root.offsetParent?.getBoundingClientRect();
    if (!frame) {
      // Fixed at the foot of a narrow window: it must not cover its words.
      const covered = anchor.bottom - (view.height - height - MARGIN);
      if (covered > 0) scrollBy({ top: covered, behavior: 'instant' });
      return;
    }
    const { left, top } = placeBeside(anchor, { width, height }, view, this.#side);
    this.root.style.setProperty('--left', `${Math.round(left - frame.left)}px`);
    this.root.style.setProperty('--top', `${Math.round(top - frame.top)}px`);
  }
}
