/**
 * Tells what the word under the pointer is, or the word reached with the arrow keys. Tokens are
 * asked of the worker for the neighbourhood of that word only.
 */
import { caretAt } from '../lib/caret.js';
import { rowAt } from '../lib/columns.js';
import { el } from '../lib/dom.js';
import { describeQuote, meaningsAt } from '../lib/places.js';
import { describeToken } from '../lib/words.js';

/** @typedef {import('../engine/protocol.js').Token} Token */

/** UTF-16 units of the paragraph asked for on each side of the word. */
const AROUND = 1500;
const HIGHLIGHT = 'inspected';

export class Inspector {
  /** @type {{start: number, end: number, tokens: Token[], starts: Int32Array} | null} */
  #window = null;
  /** Where the keyboard is, in UTF-16 units; -1 before the first arrow key. */
  #cursor = -1;
  /** @type {Token | null} where words began to be selected with the keyboard */
  #anchor = null;
  /** The text that the cursor is in. */
  #text = '';
  /** @type {{x: number, y: number} | null} a pointer position that waits for the next frame */
  #pointer = null;
  /** Counts what was asked for, so that late answers are dropped. */
  #asked = 0;
  /** @type {Token | null} */
  #shown = null;
  /** The quotation that was last spoken of; -1 outside of any. */
  #quote = -1;

  /**
   * @param {HTMLElement} strip  where it is said
   * @param {import('./article.js').ArticleView} article
   * @param {import('../store.js').Store} store
   * @param {{tokens(start: number, end: number): Promise<Token[]>, announce(text: string): void,
   *   visit(offset: number): void, enter(token: Token): void}} page
   *   visit: the keyboard came to a word; enter: it asks for more about it
   */
  constructor(strip, article, store, page) {
    this.strip = strip;
    this.article = article;
    this.store = store;
    this.page = page;
    const { root } = article;
    root.tabIndex = 0;
    root.addEventListener('pointermove', (event) => this.#point(event));
    root.addEventListener('pointerdown', (event) => this.#point(event));
    root.addEventListener('pointerleave', () => this.#leave());
    root.addEventListener('keydown', (event) => this.#key(event));
    root.addEventListener('blur', () => this.#leave());
    store.watch(['analysis', 'mode'], () => this.#reset());
    store.watch(['words'], () => this.#draw());
  }

  #reset() {
    const text = this.store.state.analysis?.text ?? '';
    this.#window = null;
    // The same text, read anew after a correction: the keyboard stays where it was.
    if (text !== this.#text) this.#cursor = -1;
    this.#text = text;
    this.#anchor = null;
    this.#quote = -1;
    this.#leave();
  }

  /**
   * Brings the keyboard to a word.
   * @param {number} offset
   */
  async visit(offset) {
    const asked = ++this.#asked;
    const tokens = await this.#tokensAt(offset);
    const token = tokens && tokenAt(tokens, offset);
    if (!token || asked !== this.#asked) return;
    this.#anchor = null;
    this.#cursor = token.start;
    this.#show(token, this.article.rangeOf(token.start, token.end), true);
  }

  #leave() {
    this.#asked++;
    this.#pointer = null;
    this.#shown = null;
    this.#draw();
    mark(null);
  }

  /** @param {PointerEvent} event */
  #point(event) {
    // While text is being selected the strip stays out of the way.
    if (event.type === 'pointermove' && event.buttons !== 0) return;
    const waiting = this.#pointer !== null;
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (waiting) return;
    requestAnimationFrame(() => {
      const point = this.#pointer;
      this.#pointer = null;
      if (point) this.#inspectPoint(point);
    });
  }

  /** @param {{x: number, y: number}} point */
  async #inspectPoint({ x, y }) {
    const caret = caretAt(x, y);
    const offset = caret ? this.article.offsetOf(caret.node, caret.offset) : -1;
    if (offset < 0) return;
    const asked = ++this.#asked;
    const tokens = await this.#tokensAt(offset);
    if (asked !== this.#asked || !tokens) return;
    // The caret goes to the nearer side of a character: the word may end where the caret is.
    for (const at of [offset, offset - 1]) {
      const token = tokenAt(tokens, at);
      const range = token && this.article.rangeOf(token.start, token.end);
      if (range && [...range.getClientRects()].some((rect) => holds(rect, x, y))) {
        this.#cursor = token.start;
        return this.#show(token, range, false);
      }
    }
    this.#leave();
  }

  /** @param {KeyboardEvent} event */
  async #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') return this.#enter(event);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || !this.store.state.analysis) return;
    event.preventDefault();
    const asked = ++this.#asked;
    this.#anchor = event.shiftKey ? (this.#anchor ?? (await this.#current())) : null;
    const token = await this.#step(/** @type {1 | -1} */ (by));
    if (!token || asked !== this.#asked) return;
    this.#cursor = token.start;
    const range = this.article.rangeOf(token.start, token.end);
    const box = range?.getBoundingClientRect();
    if (box && (box.top < 80 || box.bottom > innerHeight - 120)) {
      range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    }
    this.#show(token, range, true);
    this.#select(token);
  }

  /** @param {KeyboardEvent} event */
  async #enter(event) {
    event.preventDefault();
    const token = await this.#current();
    if (token) this.page.enter(token);
  }

  /** @returns {Promise<Token | null>} the token at the cursor */
  async #current() {
    const around = this.#cursor < 0 ? null : await this.#tokensAt(this.#cursor);
    return around && tokenAt(around, this.#cursor);
  }

  /** @param {Token} token  up to it the words are selected, from where that began */
  #select(token) {
    if (!this.#anchor) return getSelection()?.removeAllRanges();
    const start = Math.min(token.start, this.#anchor.start);
    this.article.select(start, Math.max(token.end, this.#anchor.end));
  }

  /**
   * @param {1 | -1} by
   * @returns {Promise<Token | null>} the token before or after the cursor; at first, the first one
   */
  async #step(by) {
    if (this.#cursor < 0) {
      const tokens = await this.#tokensAt(this.article.firstVisible());
      return tokens?.tokens[0] ?? null;
    }
    const around = await this.#tokensAt(this.#cursor);
    if (!around) return null;
    const neighbour = around.tokens[rowAt(around.starts, 1, this.#cursor) + by];
    return neighbour ?? this.#beyond(by > 0 ? around.end : around.start - 1, by);
  }

  /**
   * @param {number} edge  where the known tokens end
   * @param {1 | -1} by
   * @returns {Promise<Token | null>}
   */
  async #beyond(edge, by) {
    const piece = this.article.pieceFrom(edge, by);
    if (!piece) return null;
    const at = Math.min(Math.max(edge, piece.start), piece.end - 1);
    const tokens = (await this.#tokensAt(at))?.tokens ?? [];
    const found =
      by > 0 ? tokens.find(({ end }) => end > at) : tokens.findLast(({ start }) => start <= at);
    return found ?? null;
  }

  /**
   * @param {number} offset
   * @returns {Promise<{start: number, end: number, tokens: Token[], starts: Int32Array} | null>}
   */
  async #tokensAt(offset) {
    const known = this.#window;
    if (known && offset >= known.start && offset < known.end) return known;
    const piece = this.article.pieceAt(offset);
    if (!piece) return null;
    const start = Math.max(piece.start, offset - AROUND);
    const end = Math.min(Math.max(piece.end, offset + 1), offset + AROUND);
    try {
      const tokens = await this.page.tokens(start, end);
      const starts = Int32Array.from(tokens, (token) => token.start);
      this.#window = { start, end, tokens, starts };
      return this.#window;
    } catch {
      // The text is being analysed anew, or there is no engine: nothing to say of a word.
      return null;
    }
  }

  /**
   * @param {Token} token
   * @param {Range | null} range
   * @param {boolean} aloud
   */
  #show(token, range, aloud) {
    this.#shown = token;
    this.#draw();
    mark(range);
    if (!aloud) return;
    const { form, said, meanings, quote, unsure } = this.#describe(token);
    // Whose words they are is said once, on the way in.
    const entered = quote.id !== this.#quote ? quote.said : '';
    this.#quote = quote.id;
    this.page.announce([entered, form, ...said, ...meanings, unsure].filter(Boolean).join(', '));
    this.page.visit(token.start);
  }

  /**
   * @param {Token} token
   * @returns {{form: string, said: string[], meanings: string[],
   *   quote: {id: number, said: string}, unsure: string}}  quote, unsure: empty for most words
   */
  #describe(token) {
    const { words } = this.store.state;
    const analysis = /** @type {import('../store.js').Analysis} */ (this.store.state.analysis);
    const form = analysis.text.slice(token.start, token.end);
    const said = describeToken(token, form, analysis.packed.language.code, words);
    const meanings = meaningsAt(analysis, token.start, words);
    const id = analysis.quotes.at(token.start);
    const quote = { id, said: id < 0 ? '' : describeQuote(analysis, id, words) };
    const name = analysis.unsureAt(token.start);
    if (!name) return { form, said, meanings, quote, unsure: '' };
    const type = words.say(`type.one.${name.type}`);
    const unsure = words.say('inspector.unsure', { type, share: words.share(name.share) });
    return { form, said, meanings, quote, unsure };
  }

  #draw() {
    this.strip.hidden = !this.#shown;
    if (!this.#shown) return;
    const { form, said, meanings, quote, unsure } = this.#describe(this.#shown);
    this.strip.replaceChildren(
      el('span', { class: 'inspector-form' }, form),
      ...said.map((part, i) => el('span', { class: i === 0 ? 'nature' : 'more-said' }, part)),
    );
    for (const meaning of meanings) {
      this.strip.append(el('span', { class: 'meaning-said' }, meaning));
    }
    if (unsure) this.strip.append(el('span', { class: 'unsure-said' }, unsure));
    if (quote.said) this.strip.append(el('span', { class: 'quote-said' }, quote.said));
  }
}

/**
 * @param {{tokens: Token[], starts: Int32Array}} tokens
 * @param {number} offset
 * @returns {Token | null}
 */
function tokenAt({ tokens, starts }, offset) {
  const token = tokens[rowAt(starts, 1, offset)];
  return token && offset < token.end ? token : null;
}

/**
 * @param {DOMRect} rect
 * @param {number} x
 * @param {number} y
 */
function holds(rect, x, y) {
  return x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 2 && y <= rect.bottom + 2;
}

/**
 * Draws the frame around the inspected word, without touching the text.
 * @param {Range | null} range
 */
function mark(range) {
  if (!globalThis.CSS?.highlights) return;
  if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  else CSS.highlights.delete(HIGHLIGHT);
}
