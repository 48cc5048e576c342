/**
 * A list of names to choose one from, cut down by typing. One stop of the Tab key beside its box.
 */
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

/** Names shown at once: more are found by typing. */
const SHOWN = 30;

/**
 * @typedef {{name: string, type: string | null, span: import('../lib/edits.js').Span | null}} Choice
 */

/**
 * @param {Choice[]} choices
 * @param {{label: string, none: string, onPick(choice: Choice): void}} options
 * @returns {HTMLElement}
 */
export function createPicker(choices, { label, none, onPick }) {
  const list = el('ul', { class: 'picker-list', 'aria-label': label });
  const empty = el('p', { class: 'picker-none', role: 'status' });
  const box = el('input', {
    type: 'search',
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
    spellcheck: 'false',
    'data-focus': 'picker',
  });
  const keys = roving(list);
  const draw = () => {
    const typed = fold(box.value.trim());
    const fitting = choices.filter(({ name }) => fold(name).includes(typed)).slice(0, SHOWN);
    list.replaceChildren(
      ...fitting.map((choice) => {
        const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
        const props = { type: 'button', 'data-type': choice.type, onclick: () => onPick(choice) };
        return el('li', {}, el('button', props, ...(choice.type ? [swatch] : []), choice.name));
      }),
    );
    list.hidden = fitting.length === 0;
    empty.textContent = fitting.length === 0 ? none : '';
    keys.settle();
  };
  box.addEventListener('input', draw);
  box.addEventListener('keydown', (event) => {
    const first = list.querySelector('button');
    if (event.key === 'ArrowDown') first?.focus();
    else if (event.key === 'Enter' && box.value.trim()) first?.click();
    else return;
    event.preventDefault();
  });
  draw();
  return el('div', { class: 'picker' }, box, list, empty);
}

/** @param {string} text */
function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
