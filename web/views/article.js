/**
 * The article: paragraphs with a <mark> for each name and date. Text enters as text nodes only.
 * A long text is drawn in slices; its chunks off the screen cost no layout (content-visibility).
 */
import { isAside, KINDS } from '../engine/document.js';
import { caretAt } from '../lib/caret.js';
import { firstFrom, rowAt } from '../lib/columns.js';
import { el } from '../lib/dom.js';
import { cutPieces, groupChunks, PIECE } from '../lib/pieces.js';
import { scrollToRest } from '../lib/scroll.js';
import { Slices } from '../lib/slices.js';
import { fillParagraph } from './paragraph.js';

/** @typedef {import('../lib/analysis.js').Analysis} Analysis */

const TAGS = /** @type {Record<string, 'h3' | 'h4'>} */ ({ title: 'h3', heading: 'h4' });
const NO_SPANS = new Int32Array(0);
/** For the height of a chunk that was never laid out: units a line, pixels a line and a gap. */
const LINE_UNITS = 66;
const LINE_HEIGHT = 31;
const GAP = 20;

export class ArticleView {
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Int32Array} see cutPieces */
  #pieces = new Int32Array(0);
  /** @type {HTMLElement[]} by piece, as far as drawn */
  #elements = [];
  #slices = new Slices();
  #termSlices = new Slices();
  /** @type {Int32Array[]} places of the term that is shown, and the place walked to */
  #emphases = [NO_SPANS, NO_SPANS];
  /** @type {ReadonlySet<number>} starts of the lines that the reader put in or out */
  #chosen = new Set();
  /** @type {number[]} of the chunks as they were drawn before */
  #heights = [];
  /** @type {(() => void) | null} ends the scrolling that goes on */
  #rest = null;
  /** Whether the page is scrolled. To ask the window would lay it out anew. */
  #isScrolled = false;
  /** @type {Promise<boolean>} */
  #drawn = Promise.resolve(true);

  /**
   * @param {HTMLElement} root
   * @param {{onMark(mark: number): void, onText(offset: number): void}} handlers
   *   what was clicked: a mark, or text without one
   */
  constructor(root, { onMark, onText }) {
    this.root = root;
    addEventListener('scroll', () => (this.#isScrolled = scrollY > 0), { passive: true });
    root.addEventListener('click', (event) => {
      if (!this.#analysis || !getSelection()?.isCollapsed) return;
      const mark = /** @type {Element} */ (event.target).closest('mark');
      if (mark) return onMark(Number(mark.dataset.mark));
      const caret = caretAt(event.clientX, event.clientY);
      const offset = caret ? this.offsetOf(caret.node, caret.offset) : -1;
      if (offset >= 0) onText(offset);
    });
  }

  /**
   * Draws a text: what is on the screen at once, the rest in slices.
   * @param {Analysis} analysis
   * @param {ReadonlySet<number>} [chosen]  starts of the lines that the reader put in or out
   * @returns {Promise<boolean>} whether it came to the end; false when another text took over
   */
  show(analysis, chosen = new Set()) {
    const { text, packed } = analysis;
    const moves = this.#isScrolled && text === this.#analysis?.text;
    const place = moves ? this.#anchor() : null;
    this.#termSlices.stop();
    this.#analysis = analysis;
    this.#chosen = chosen;
    this.#emphases = [NO_SPANS, NO_SPANS];
    this.#pieces = cutPieces(text, packed.blocks, packed.marks);
    this.#elements = [];
    this.root.lang = analysis.lang;
    const chunks = groupChunks(this.#pieces);
    // Drawn again, a chunk that is off the screen keeps its height: the page must not jump.
    const before = moves ? [...this.root.children] : [];
    const heights = before.map((chunk) => chunk.getBoundingClientRect().height);
    this.#heights = heights.length === chunks.length ? heights : [];
    this.root.classList.toggle('long', chunks.length > 2);

    let next = 0;
    const step = () => {
      if (next < chunks.length) this.#drawChunk(next, chunks[next]);
      next++;
      if (next < chunks.length) return true;
      while (this.root.children.length > chunks.length) this.root.lastElementChild?.remove();
      return false;
    };
    this.#drawn = this.#slices.start(step).then((isDrawn) => {
      if (isDrawn && place) this.#restore(place);
      return isDrawn;
    });
    return this.#drawn;
  }

  /** What is read now, and where on the screen. */
  #anchor() {
    const offset = this.firstVisible();
    return { offset, top: this.boxOf(offset)?.top ?? 0, scrolled: scrollY };
  }

  /**
   * Lines may have become other lines: what was read stays where it was, unless it was scrolled.
   * @param {{offset: number, top: number, scrolled: number}} anchor
   */
  #restore({ offset, top, scrolled }) {
    const box = this.boxOf(offset);
    if (box && scrolled > 0 && scrolled === scrollY) scrollBy(0, box.top - top);
  }

  clear() {
    this.#rest?.();
    this.#slices.stop();
    this.#termSlices.stop();
    this.#analysis = null;
    this.#elements = [];
    this.root.replaceChildren();
  }

  /**
   * Underlines the places of a term all over the text; a frequent one in slices.
   * @param {Int32Array | null} spans
   */
  showTerm(spans) {
    const changed = this.#emphasise(0, spans ?? NO_SPANS);
    this.#termSlices.start(() => {
      const piece = changed.pop();
      if (piece !== undefined) this.#redraw(piece);
      return changed.length > 0;
    });
  }

  /**
   * Shows one place: emphasised, and scrolled to.
   * @param {number} start
   * @param {number} end
   * @param {boolean} passage  a sentence or more: a tint rather than a frame
   */
  async goTo(start, end, passage) {
    this.root.classList.toggle('passage', passage);
    for (const piece of this.#emphasise(1, Int32Array.of(start, end))) this.#redraw(piece);
    const piece = rowAt(this.#pieces, PIECE, start);
    if (!this.#elements[piece]) await this.#drawn;
    this.#scroll(() => {
      const target = this.#elements[piece]?.querySelector('.current');
      // What is in view stays where it is.
      if (target && isInView(target)) return;
      target?.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
  }

  /**
   * Chunks that come into view have their real height only then: a long text is scrolled until it
   * has come to rest.
   * @param {() => void} scroll
   */
  #scroll(scroll) {
    this.#rest?.();
    this.#rest = this.root.classList.contains('long') ? scrollToRest(scroll) : null;
    if (!this.#rest) scroll();
  }

  leave() {
    for (const piece of this.#emphasise(1, NO_SPANS)) this.#redraw(piece);
  }

  /**
   * @param {number} offset
   * @returns {{start: number, end: number} | null} the piece that holds it, in UTF-16 units
   */
  pieceAt(offset) {
    const piece = rowAt(this.#pieces, PIECE, offset);
    if (piece < 0) return null;
    return { start: this.#pieces[piece * PIECE], end: this.#pieces[piece * PIECE + 1] };
  }

  /**
   * @param {number} offset
   * @param {1 | -1} by
   * @returns {{start: number, end: number} | null} the piece that holds it, else the next or last
   */
  pieceFrom(offset, by) {
    let piece = rowAt(this.#pieces, PIECE, offset);
    const past = piece < 0 || offset >= this.#pieces[piece * PIECE + 1];
    if (by > 0 && past) piece = firstFrom(this.#pieces, PIECE, offset);
    while (this.#isHidden(piece)) piece += by;
    const start = this.#pieces[piece * PIECE];
    return start === undefined ? null : this.pieceAt(start);
  }

  /** @param {number} piece */
  #isHidden(piece) {
    const kind = this.#pieces[piece * PIECE + 2];
    return kind !== undefined && isAside(kind) && this.root.classList.contains('hide-aside');
  }

  /**
   * @param {HTMLElement} element  a piece
   * @returns {number} where it starts in the text
   */
  startOf(element) {
    return this.#pieces[Number(element.dataset.piece) * PIECE];
  }

  /**
   * @param {number} offset
   * @returns {DOMRect | null} of the piece there, as far as it is drawn and shown
   */
  boxOf(offset) {
    const box = this.#elements[rowAt(this.#pieces, PIECE, offset)]?.getBoundingClientRect();
    return box && box.height > 0 ? box : null;
  }

  /**
   * @param {number} start
   * @param {number} end
   * @returns {HTMLElement[]} the pieces there that are drawn
   */
  elementsOf(start, end) {
    const first = rowAt(this.#pieces, PIECE, start);
    const last = rowAt(this.#pieces, PIECE, end - 1);
    return first < 0 ? [] : this.#elements.slice(first, last + 1);
  }

  /** The offset of the first piece at the head of the screen, below the room that is left there. */
  firstVisible() {
    if (!this.root.firstChild) return 0;
    const { scrollPaddingTop } = getComputedStyle(document.documentElement);
    // A browser scrolls to the nearest pixel.
    const head = Number.parseFloat(scrollPaddingTop) + 1;
    /** @param {Element} element */
    const isSeen = (element) => element.getBoundingClientRect().bottom > head;
    // By chunks first: asking for a paragraph of one that is off the screen would lay it out.
    const chunk = [...this.root.children].find(isSeen);
    const piece = chunk && [...chunk.children].find(isSeen);
    return piece ? this.startOf(/** @type {HTMLElement} */ (piece)) : 0;
  }

  /**
   * Brings the piece that holds an offset to the head of the window, as `firstVisible` has it.
   * @param {number} offset
   */
  async startAt(offset) {
    if (offset === 0) return this.#isScrolled && scrollTo({ top: 0, behavior: 'instant' });
    const piece = rowAt(this.#pieces, PIECE, offset);
    if (!this.#elements[piece]) await this.#drawn;
    this.#scroll(() => this.#elements[piece]?.scrollIntoView({ block: 'start' }));
  }

  /**
   * @param {Node} node  a text node of the article
   * @param {number} offset  in it
   * @returns {number} in the text; -1 when the node is not in a paragraph
   */
  offsetOf(node, offset) {
    const element = node.parentElement?.closest('[data-piece]');
    if (!element || !this.root.contains(element)) return -1;
    const range = document.createRange();
    range.setStart(element, 0);
    range.setEnd(node, offset);
    const index = Number(/** @type {HTMLElement} */ (element).dataset.piece);
    return this.#pieces[index * PIECE] + range.toString().length;
  }

  /**
   * @param {number} start
   * @param {number} end  in the same piece
   * @returns {Range | null}
   */
  rangeOf(start, end) {
    const piece = rowAt(this.#pieces, PIECE, start);
    const element = this.#elements[piece];
    if (!element) return null;
    const range = document.createRange();
    let at = this.#pieces[piece * PIECE];
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const { length } = /** @type {Text} */ (node);
      if (start >= at && start < at + length) range.setStart(node, start - at);
      if (end > at && end <= at + length) {
        range.setEnd(node, end - at);
        return range;
      }
      at += length;
    }
    return null;
  }

  /**
   * Selects text, as the pointer does.
   * @param {number} start
   * @param {number} end  in the same piece
   */
  select(start, end) {
    const range = this.rangeOf(start, end);
    if (!range) return;
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }

  /**
   * @param {number} index
   * @param {{from: number, to: number, units: number}} chunk
   */
  #drawChunk(index, { from, to, units }) {
    const element = el('div', { class: 'chunk' });
    const guess = (units / LINE_UNITS) * LINE_HEIGHT + (to - from) * GAP;
    const height = this.#heights[index] ?? guess;
    element.style.containIntrinsicSize = `auto ${Math.round(height)}px`;
    for (let piece = from; piece < to; piece++) {
      const drawn = this.#drawPiece(piece);
      this.#elements[piece] = drawn;
      element.append(drawn);
    }
    // In the place of the same chunk drawn before: the page keeps its length and position.
    const old = this.root.children[index];
    if (old) old.replaceWith(element);
    else this.root.append(element);
  }

  /** @param {number} piece */
  #drawPiece(piece) {
    const kind = KINDS[this.#pieces[piece * PIECE + 2]];
    const element = el(TAGS[kind] ?? 'p', { 'data-piece': piece, 'data-kind': kind });
    const start = this.#pieces[piece * PIECE];
    if (this.#pieces[piece * PIECE + 3]) element.classList.add('continued');
    else if (this.#chosen.has(start)) element.classList.add('chosen');
    const aside = isAside(this.#pieces[piece * PIECE + 2]);
    if (aside) element.classList.add('aside');
    if (piece > 0 && aside !== isAside(this.#pieces[(piece - 1) * PIECE + 2])) {
      element.classList.add('turn');
    }
    this.#fill(element, piece);
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {number} piece
   */
  #fill(element, piece) {
    const analysis = /** @type {Analysis} */ (this.#analysis);
    const [start, end] = this.#pieces.subarray(piece * PIECE, piece * PIECE + 2);
    fillParagraph(element, start, end, analysis, this.#emphases);
  }

  /**
   * @param {number} bit
   * @param {Int32Array} spans
   * @returns {number[]} the pieces that win or lose the emphasis, the first one last
   */
  #emphasise(bit, spans) {
    const changed = new Set();
    for (const set of [this.#emphases[bit], spans]) {
      for (let i = 0; i < set.length; i += 2) {
        const last = rowAt(this.#pieces, PIECE, set[i + 1] - 1);
        for (let piece = rowAt(this.#pieces, PIECE, set[i]); piece <= last; piece++) {
          changed.add(piece);
        }
      }
    }
    this.#emphases[bit] = spans;
    return [...changed].sort((a, b) => b - a);
  }

  /** @param {number} piece  drawn again, if it was drawn at all */
  #redraw(piece) {
    const element = this.#elements[piece];
    if (!element) return;
    element.replaceChildren();
    this.#fill(element, piece);
  }
}

/** Pixels at the head and at the foot of the window that other things cover. */
const COVERED = { head: 80, foot: 120 };

/** @param {Element} element */
function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= COVERED.head && bottom <= innerHeight - COVERED.foot;
}
