/**
 * The lists beside the article: who, which bodies, where, when; each line walks through its places.
 */
import { TYPES } from '../engine/pack.js';
import { dateInWords } from '../lib/dates.js';
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

/** @typedef {import('../store.js').State} State */
/** @typedef {import('../store.js').Type} Type */

/** Lines shown at first, unless these few more are all; and added by each click on "more". */
const FIRST = 12;
const FEW = 3;
const MORE = 200;

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {(topic: import('../store.js').Topic) => void} onSelect
 */
export function createLists(root, store, onSelect) {
  const empty = el('p', { class: 'empty' });
  const lists = TYPES.map((type) => createList(type, store, onSelect));
  root.append(empty, ...lists.map(({ section }) => section));

  store.watch(['words', 'analysis'], (state) => {
    for (const list of lists) list.update(state);
    empty.textContent = state.words.say('lists.empty');
    const { analysis } = state;
    empty.hidden = !analysis?.hasModel || TYPES.some((type) => analysis.count(type) > 0);
  });
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const id = selection?.topic.kind === 'subject' ? String(selection.topic.id) : '';
    for (const button of root.querySelectorAll('button[data-subject]')) {
      const chosen = /** @type {HTMLElement} */ (button).dataset.subject === id;
      if (chosen) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  });
}

/**
 * @param {Type} type
 * @param {import('../store.js').Store} store
 * @param {(topic: import('../store.js').Topic) => void} onSelect
 */
function createList(type, store, onSelect) {
  let limit = FIRST;
  /** @type {import('../store.js').Analysis | null} */
  let shown = null;
  const id = `list-${type.toLowerCase()}`;
  const title = el('span');
  const count = el('span', { class: 'count' });
  const heading = el(
    'h3',
    { id },
    el('span', { class: 'swatch', 'aria-hidden': 'true' }),
    title,
    count,
  );
  const list = el('ul', { class: 'subjects', 'aria-labelledby': id });
  const more = el('button', { type: 'button', class: 'more' });
  const props = { class: 'panel', 'data-type': type, 'aria-labelledby': id };
  const section = el('section', props, heading, list, more);
  const keys = roving(list);

  /** @param {State} state */
  const update = ({ analysis, words }) => {
    const subjects = analysis?.subjects(type) ?? new Int32Array(0);
    if (analysis !== shown) limit = subjects.length <= FIRST + FEW ? FIRST + FEW : FIRST;
    shown = analysis;
    section.hidden = subjects.length === 0;
    title.textContent = words.say(`type.${type}`);
    /** @type {HTMLElement} */ (heading.firstElementChild).dataset.badge = words.say(
      `badge.${type}`,
    );
    count.textContent = words.numbers.format(subjects.length);
    list.replaceChildren();
    if (analysis) {
      for (const subject of subjects.subarray(0, limit)) {
        list.append(el('li', {}, createLine(analysis, subject, words, onSelect)));
      }
    }
    const left = subjects.length - limit;
    more.hidden = left <= 0;
    if (left > 0) more.textContent = words.say('lists.more', { n: left });
    keys.settle();
  };

  more.addEventListener('click', () => {
    const next = limit;
    limit += MORE;
    update(store.state);
    /** @type {HTMLElement | null | undefined} */ (
      list.children[next]?.querySelector('button')
    )?.focus();
  });
  return { section, update };
}

/**
 * @param {import('../store.js').Analysis} analysis
 * @param {number} subject
 * @param {import('../store.js').Words} words
 * @param {(topic: import('../store.js').Topic) => void} onSelect
 */
function createLine(analysis, subject, words, onSelect) {
  const topic = /** @type {const} */ ({ kind: 'subject', id: subject });
  const n = analysis.spans(topic).length / 2;
  const name = analysis.name(topic);
  const mentions = words.say('lists.mentions', { n });
  const button = el(
    'button',
    { type: 'button', class: 'subject', 'data-subject': subject, onclick: () => onSelect(topic) },
    el('span', { class: 'subject-name' }, name),
    el('span', { class: 'count', title: mentions, 'aria-hidden': 'true' }, words.numbers.format(n)),
    el('span', { class: 'visually-hidden' }, `, ${mentions}`),
  );
  const detail = describe(analysis, subject, words.locale);
  if (detail && detail !== name) button.append(el('span', { class: 'detail' }, detail));
  return button;
}

/**
 * @param {import('../store.js').Analysis} analysis
 * @param {number} subject
 * @param {string} locale
 */
function describe(analysis, subject, locale) {
  const detail = analysis.detail(subject);
  return analysis.type(subject) === 'DATE' ? dateInWords(detail, locale) : detail;
}
