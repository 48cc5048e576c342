/**
 * One list of the findings: a heading with a count, lines that are one stop of the Tab key, and a
 * button for more lines where there are many.
 */
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

/** Lines shown at first, unless these few more are all; and added by each click on "more". */
const FIRST = 12;
const FEW = 3;
const MORE = 200;

/**
 * @typedef {import('../store.js').State} State
 *
 * @param {import('../store.js').Source} store
 * @param {{
 *   id: string,
 *   type?: string,
 *   listClass?: string,
 *   title(state: State): string,
 *   badge?(state: State): string,
 *   note?(state: State): string,
 *   total(state: State): number,
 *   draw(state: State, limit: number): Node[],
 * }} options
 *   type: gives the panel its colour; note: said under the heading
 *   total: of lines; draw: items of the list, with one button for each of the first `limit` lines
 * @returns {{section: HTMLElement, update(state: State): void}}
 */
export function createPanel(store, { id, type, listClass, title, badge, note, total, draw }) {
  let limit = FIRST;
  /** @type {import('../store.js').Analysis | null} */
  let shown = null;
  const name = el('span');
  const count = el('span', { class: 'count' });
  const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
  const heading = el('h3', { id }, ...(badge ? [swatch] : []), name, count);
  const about = el('p', { class: 'panel-note' });
  const list = el('ul', { class: listClass ?? 'subjects', 'aria-labelledby': id });
  const more = el('button', { type: 'button', class: 'more' });
  const props = { class: 'panel', 'data-type': type ?? null, 'aria-labelledby': id };
  const section = el('section', props, heading, about, list, more);
  const keys = roving(list);

  /** @param {State} state */
  const update = (state) => {
    const { analysis, words } = state;
    const lines = total(state);
    if (analysis !== shown) limit = lines <= FIRST + FEW ? FIRST + FEW : FIRST;
    shown = analysis;
    section.hidden = lines === 0;
    name.textContent = title(state);
    swatch.dataset.badge = badge?.(state) ?? '';
    count.textContent = words.numbers.format(lines);
    about.textContent = note?.(state) ?? '';
    about.hidden = about.textContent === '';
    list.replaceChildren(...(lines > 0 ? draw(state, limit) : []));
    const left = lines - limit;
    more.hidden = left <= 0;
    if (left > 0) more.textContent = words.say('lists.more', { n: left });
    keys.settle();
  };

  more.addEventListener('click', () => {
    const next = limit;
    limit += MORE;
    update(store.state);
    list.querySelectorAll('button')[next]?.focus();
  });
  return { section, update };
}

/**
 * Marks the buttons of a list that stand for the place that is walked through.
 * @param {Element} root
 * @param {string} selector
 * @param {(button: HTMLElement) => boolean} isCurrent
 */
export function markCurrent(root, selector, isCurrent) {
  for (const button of root.querySelectorAll(selector)) {
    if (isCurrent(/** @type {HTMLElement} */ (button))) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}
