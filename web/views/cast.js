/**
 * Cards of what is named: who it is, by which other names, how often, what was said. A click on the
 * name walks through its mentions, one on a quotation shows it.
 */
import { cardsOf, castOf, ORDERS, outsiders } from '../lib/cast.js';
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';
import { createLongList, markCurrent } from './long_list.js';
import { nameCard } from './name_card.js';

/**
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {import('../store.js').Words} Words
 * @typedef {import('../store.js').Topic} Topic
 * @typedef {import('../lib/cast.js').Order} Order
 * @typedef {{onSelect(topic: Topic): void, onGo(topic: Topic, at: number): void}} Handlers
 */

/** Names from outside the article that are shown. */
const MAX_OUTSIDE = 100;
/** Topics of such names are numbered down from here, apart from all others. */
const OUTSIDE_IDS = -1_000_000;
/** A list shorter than this is seen at once, in whatever order. */
const SORTABLE = 4;

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {import('../store.js').Type} type
 * @param {Handlers} handlers
 */
export function createCast(root, store, type, handlers) {
  const id = `cast-${type.toLowerCase()}`;
  const heading = el('h3', { class: 'panel-heading', id });
  const empty = el('p', { class: 'empty' });
  const sorter = el('select', { id: `${id}-order` });
  const sorting = el('p', { class: 'sorting' }, el('label', { for: sorter.id }), sorter);
  const sure = createLongList({ label: id, className: 'cards' });
  const unsureTitle = el('h4', { id: `${id}-unsure` });
  const unsureWhy = el('p', { class: 'panel-note' });
  const unsure = createLongList({ label: unsureTitle.id, className: 'cards unsure-cards' });
  const unsureHead = el('div', { class: 'apart' }, unsureTitle, unsureWhy);
  const outside = el('details', { class: 'outside' });
  root.dataset.type = type;
  root.append(heading, empty, sorting, sure.list, sure.more);
  root.append(unsureHead, unsure.list, unsure.more, outside);
  /** @type {Order} */
  let order = 'weight';
  /** @type {Set<string>} names of the cards that show all they have, whatever the analysis */
  const unfolded = new Set();
  const deps = { ...handlers, unfolded };

  const draw = () => {
    const { analysis, words } = store.state;
    heading.textContent = words.say(`type.${type}`);
    unsureTitle.textContent = words.say('cast.unsure');
    unsureWhy.textContent = words.say('cast.unsure.why');
    drawSorter(sorter, order, words);
    if (!analysis) return;
    const cast = castOf(analysis, type, order, words.locale);
    const cardOf = cardsOf(analysis);
    const total = cast.sure.length + cast.unsure.length;
    empty.hidden = total > 0;
    empty.textContent = words.say(analysis.hasModel ? `cast.none.${type}` : 'cast.no-model');
    sorting.hidden = total < SORTABLE;
    unsureHead.hidden = cast.unsure.length === 0;
    for (const [list, ids] of /** @type {const} */ ([
      [sure, cast.sure],
      [unsure, cast.unsure],
    ])) {
      list.show({
        of: analysis.text,
        total: ids.length,
        words,
        items: (limit) =>
          ids
            .slice(0, limit)
            .map((subject) => nameCard(analysis, subject, cardOf(subject), words, deps)),
      });
    }
    drawOutside(outside, outsiders(analysis, type), analysis, words, handlers);
  };

  sorter.addEventListener('change', () => {
    order = ORDERS[sorter.selectedIndex];
    draw();
  });
  store.watch(['words', 'analysis'], draw);
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const { topic, at } = selection ?? {};
    const subject = topic?.kind === 'subject' ? String(topic.id) : '';
    markCurrent(
      root,
      'button.subject',
      ({ parentElement }) => parentElement?.dataset.subject === subject,
    );
    const quote = topic?.kind === 'quotes' ? `${topic.id} ${at}` : '';
    markCurrent(root, 'button.quote', ({ dataset }) => dataset.quote === quote);
  });
}

/**
 * @param {HTMLSelectElement} sorter
 * @param {Order} order
 * @param {Words} words
 */
function drawSorter(sorter, order, words) {
  const [label] = /** @type {NodeListOf<HTMLLabelElement>} */ (sorter.labels);
  label.textContent = words.say('cast.sort');
  sorter.replaceChildren(
    ...ORDERS.map((key) =>
      el('option', { value: key, selected: key === order }, words.say(`cast.sort.${key}`)),
    ),
  );
}

/**
 * @param {HTMLDetailsElement} details
 * @param {ReturnType<typeof outsiders>} names
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Handlers} handlers
 */
function drawOutside(details, names, analysis, words, { onGo }) {
  details.hidden = names.length === 0;
  const list = el('ul', { class: 'outside-names', lang: analysis.lang });
  const keys = roving(list);
  list.append(
    ...names.slice(0, MAX_OUTSIDE).map(({ name, spans }, i) => {
      const topic = /** @type {Topic} */ ({ kind: 'found', id: OUTSIDE_IDS - i, name, spans });
      const onclick = () => onGo(topic, 0);
      return el('li', {}, el('button', { type: 'button', class: 'outside-name', onclick }, name));
    }),
  );
  details.replaceChildren(
    el('summary', {}, words.say('cast.outside', { n: names.length })),
    el('p', { class: 'panel-note' }, words.say('cast.outside.why')),
    list,
  );
  keys.settle();
}
