/**
 * The legend: one switch for each type of highlight, with how many there are, and a line about
 * unsure names where there are some.
 */
import { TYPES } from '../engine/document.js';
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

const SHOWN = /** @type {const} */ ([...TYPES, 'QUOTE', 'REPORTED']);

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {(layer: import('../store.js').Layer) => void} onToggle
 */
export function createLegend(root, store, onToggle) {
  const keys = roving(root);
  const switches = SHOWN.map((type) => {
    const label = el('span', { class: 'legend-label' });
    const count = el('span', { class: 'count' });
    const button = el(
      'button',
      { type: 'button', class: 'legend-switch', 'data-type': type, onclick: () => onToggle(type) },
      el('span', { class: 'swatch', 'aria-hidden': 'true' }),
      label,
      count,
    );
    root.append(button);
    return { type, button, label, count };
  });
  const unsure = el('span');
  const note = el(
    'p',
    { class: 'legend-note', hidden: true },
    el('span', { class: 'swatch unsure', 'aria-hidden': 'true' }),
    unsure,
  );
  root.after(note);
  keys.settle();

  store.watch(['words', 'analysis', 'hidden'], ({ words, analysis, hidden }) => {
    for (const { type, button, label, count } of switches) {
      label.textContent = words.say(`type.${type}`);
      const badge = words.say(`badge.${type}`);
      /** @type {HTMLElement} */ (button.firstElementChild).dataset.badge = badge;
      count.textContent = words.numbers.format(analysis?.count(type) ?? 0);
      button.setAttribute('aria-pressed', String(!hidden.has(type)));
    }
    note.hidden = !analysis?.hasUnsure;
    unsure.textContent = words.say('legend.unsure');
  });
}
