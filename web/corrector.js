/**
 * The card of a mark: opens it, keeps it with the walk from mark to mark, and turns what is said
 * in it into corrections. A controller, as app.js is.
 */
import { correctionsAt } from './lib/corrections.js';
import { cleanForm, entryOf, withEntries, withoutEntry } from './lib/dictionary.js';
import { markAt, markedBy, selectionOfMark, selectionOfQuote } from './lib/marks.js';
import { stretch } from './lib/stretch.js';

/**
 * @typedef {import('./lib/corrections.js').Correction} Correction
 * @typedef {import('./lib/corrections.js').NameType} NameType
 * @typedef {import('./lib/edits.js').Span} Span
 * @typedef {import('./lib/marks.js').Selection} Selection
 */

export class Corrector {
  /**
   * @param {import('./store.js').Store} store
   * @param {import('./app.js').App} app
   */
  constructor(store, app) {
    this.store = store;
    this.app = app;
    this.revision = app.revision;
    store.watch(['selection'], () => this.#follow());
  }

  /** The walk goes on to another mark, or ends. */
  #follow() {
    const { card, selection, analysis } = this.store.state;
    if (!card) return;
    this.store.set({ card: selection && analysis ? markedBy(analysis, selection) : null });
  }

  /** @param {number} mark */
  openMark(mark) {
    const { analysis } = this.store.state;
    if (analysis) this.#open(selectionOfMark(analysis, mark));
  }

  /**
   * @param {number} offset  in the text
   * @returns {boolean} whether there is a mark, or a quotation, to open the card of
   */
  openAt(offset) {
    const { analysis } = this.store.state;
    if (!analysis) return false;
    const mark = markAt(analysis, offset);
    if (mark >= 0) this.openMark(mark);
    return mark >= 0 || this.openQuoteAt(offset);
  }

  /**
   * @param {number} offset
   * @returns {boolean} whether there is one
   */
  openQuoteAt(offset) {
    const { analysis } = this.store.state;
    const quote = analysis?.quotes.at(offset) ?? -1;
    if (!analysis || quote < 0) return false;
    this.#open(selectionOfQuote(analysis, quote));
    return true;
  }

  /** @param {Selection} selection */
  #open(selection) {
    const { analysis } = this.store.state;
    if (!analysis) return;
    this.app.go(selection.topic, selection.at);
    this.store.set({ card: markedBy(analysis, selection) });
  }

  /**
   * A name that the program did not find.
   * @param {Span} span
   * @param {NameType} type
   */
  mark({ start, end }, type) {
    this.revision.correct({ op: 'name', start, end, type });
  }

  /**
   * @param {NameType | null} type  null: no name
   * @param {boolean} everywhere  with the same words all over the text
   */
  setType(type, everywhere) {
    const span = this.#span();
    const everywhereToo = everywhere ? { everywhere: /** @type {const} */ (true) } : {};
    /** @type {Correction} */
    const correction = type
      ? { op: 'name', ...span, type, ...everywhereToo }
      : { op: 'no-name', ...span, ...everywhereToo };
    const { dictionary } = this.store.state;
    const form = this.#form();
    const isKnown = entryOf(dictionary, form) !== undefined;
    const learnt = isKnown ? withEntries(dictionary, [{ form, type }]) : dictionary;
    this.revision.correct(correction, learnt);
  }

  /**
   * @param {'start' | 'end'} edge
   * @param {1 | -1} by  a word more, or less
   */
  stretch(edge, by) {
    const { analysis, card, selection } = this.store.state;
    if (!analysis || !card || selection?.topic.kind !== 'subject') return;
    const type = analysis.type(selection.topic.id);
    const line = analysis.blockAt(analysis.blockStart(card.start));
    const span = line && stretch(analysis.text, card, edge, by, line);
    if (!span || type === 'DATE') return;
    this.store.set({ card: { ...card, ...span } });
    this.revision.correct({ op: 'name', ...span, type });
  }

  /** @param {Span} other  a name of the same person or thing */
  same({ start, end }) {
    this.revision.correct({ op: 'same', ...this.#span(), with: { start, end } });
  }

  /** @param {boolean} everywhere */
  apart(everywhere) {
    const everywhereToo = everywhere ? { everywhere: /** @type {const} */ (true) } : {};
    this.revision.correct({ op: 'apart', ...this.#span(), ...everywhereToo });
  }

  /** @param {string} name */
  rename(name) {
    const clean = cleanForm(name);
    if (clean) this.revision.correct({ op: 'rename', ...this.#span(), name: clean });
  }

  /** @param {Span | null} speaker  a name of whoever says it; null for nobody that is named */
  setSpeaker(speaker) {
    const other = speaker && { start: speaker.start, end: speaker.end };
    this.revision.correct({ op: 'speaker', ...this.#span(), with: other });
  }

  /** Takes out what the reader said of this place. */
  takeBack() {
    const { choices, text } = this.store.state;
    const span = this.#span();
    const mine = correctionsAt(choices.corrections, text, span);
    this.revision.takeOut((correction) => mine.includes(correction));
  }

  /** @param {'no-quote' | 'no-date'} op */
  remove(op) {
    this.revision.correct({ op, ...this.#span() });
  }

  /** @param {string} value  YYYY-MM-DD */
  setDate(value) {
    this.revision.correct({ op: 'date', ...this.#span(), value });
  }

  /**
   * Whether the words are to be the same in the next articles.
   * @param {NameType | null} type  null: never a name
   * @param {boolean} remember
   */
  remember(type, remember) {
    const { dictionary } = this.store.state;
    const form = this.#form();
    if (!form) return;
    this.revision.learn(
      remember ? withEntries(dictionary, [{ form, type }]) : withoutEntry(dictionary, form),
    );
  }

  /** @returns {Span} */
  #span() {
    const { start, end } = /** @type {Span} */ (this.store.state.card);
    return { start, end };
  }

  /** The words of the mark as the dictionary has them. */
  #form() {
    const { start, end } = this.#span();
    return cleanForm(this.store.state.text.slice(start, end));
  }
}
