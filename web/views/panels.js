/**
 * The panels beside the article, one at a time: tabs with what each one holds, and for the views a
 * store that tells them of changes only while their panel is open. On paper several stand together.
 */
import { byId, el } from '../lib/dom.js';
import { Gate } from '../lib/gate.js';
import { countOf, PANELS, PRINTED } from '../lib/panels.js';
import { roving } from '../lib/roving.js';

/** @typedef {import('../lib/panels.js').PanelName} PanelName */
/** @typedef {import('../store.js').State} State */

/**
 * @param {HTMLElement} list  for the tabs; each panel is a section named `panel-…`
 * @param {import('../store.js').Store} store
 * @param {(panel: PanelName) => void} onChoose
 * @returns {{source(panel: PanelName): import('../store.js').Source, comeBack(): void}}
 *   source: what a panel's views watch; comeBack: to what was pressed last in a panel, else its tab
 */
export function createPanels(list, store, onChoose) {
  const panels = PANELS.map((name) => {
    const label = el('span', { class: 'tab-label' });
    const count = el('span', { class: 'count' });
    const tab = el(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: 'tab',
        id: `tab-${name}`,
        'aria-controls': `panel-${name}`,
        onclick: () => onChoose(name),
      },
      label,
      count,
    );
    // Arrow keys move the focus, and the panel comes with it.
    tab.addEventListener('focus', () => onChoose(name));
    const section = byId(`panel-${name}`);
    section.setAttribute('role', 'tabpanel');
    section.tabIndex = 0;
    section.setAttribute('aria-labelledby', tab.id);
    return { name, tab, label, count, section, gate: new Gate(store) };
  });
  list.append(...panels.map(({ tab }) => tab));
  roving(list);

  store.watch(['words', 'analysis', 'panel'], (state) => {
    const { words, analysis } = state;
    const shown = shownPanel(state);
    for (const { name, tab, label, count, section } of panels) {
      const n = countOf(name, analysis);
      label.textContent = words.say(`panels.${name}`);
      // The blank parts the words for whoever hears them.
      count.textContent = n === null ? '' : ` ${words.numbers.format(n)}`;
      tab.hidden = name !== shown && isNeedless(name, n, section);
      tab.classList.toggle('none', n === 0);
      tab.setAttribute('aria-selected', String(name === shown));
      tab.tabIndex = name === shown ? 0 : -1;
    }
    show(shown);
  });
  store.watch(['panel'], ({ panel }) => {
    reveal(byId(`tab-${panel}`));
    // Under the article a panel begins where the last one was read: at the top of it.
    const { top } = /** @type {HTMLElement} */ (list.parentElement).getBoundingClientRect();
    if (top < 0) scrollBy({ top, behavior: 'instant' });
  });
  addEventListener('beforeprint', () => show(...PRINTED));
  addEventListener('afterprint', () => show(shownPanel(store.state)));

  /** @type {HTMLElement | null} what was pressed last in a panel */
  let pressed = null;
  const findings = /** @type {HTMLElement} */ (list.parentElement);
  findings.addEventListener('click', ({ target }) => {
    pressed = /** @type {Element} */ (target).closest('.tab-panel button');
  });

  /** @param {...PanelName} names */
  function show(...names) {
    for (const { name, section, gate } of panels) {
      const open = names.includes(name);
      section.hidden = !open;
      if (gate.open !== open) gate.open = open;
    }
  }

  return {
    source: (panel) => panels[PANELS.indexOf(panel)].gate,
    comeBack() {
      const tab = byId(`tab-${shownPanel(store.state)}`);
      (pressed?.isConnected && !pressed.closest('[hidden]') ? pressed : tab).focus();
    },
  };
}

/**
 * @param {State} state
 * @returns {PanelName} a panel that a text does without gives way
 */
function shownPanel({ panel, analysis }) {
  return panel === 'others' && countOf(panel, analysis) === 0 ? 'overview' : panel;
}

/**
 * @param {PanelName} name
 * @param {number | null} n
 * @param {HTMLElement} section
 */
function isNeedless(name, n, section) {
  return (name === 'others' && n === 0) || section.childElementCount === 0;
}

/**
 * Scrolls a row of tabs, never the page.
 * @param {HTMLElement} tab
 */
function reveal(tab) {
  const row = tab.parentElement;
  if (!row) return;
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}
