/**
 * A word with its neighbours, all places one under another: of the name or term that was chosen, or
 * of what is typed here.
 */

import { copyText } from '../lib/clipboard.js';
import { rowAt } from '../lib/columns.js';
import { el, svg } from '../lib/dom.js';
import { asCsv, asText, line, ordered, sortKey } from '../lib/kwic.js';
import { cover, pathOf } from '../lib/minimap.js';
import { roving } from '../lib/roving.js';
import { Slices } from '../lib/slices.js';
import { sameTopic } from '../lib/topics.js';
import { markCurrent } from './long_list.js';
import { createWordSearch } from './word_search.js';

/** Lines drawn at first, and added by each click on "more". */
const FIRST = 50;
const MORE = 200;
/** Steps of the strip that shows where the places are. */
const STRIP_STEPS = 160;
const ORDERS = /** @type {const} */ (['place', 'left', 'right']);

/**
 * @typedef {import('../store.js').Topic} Topic
 * @typedef {import('../lib/kwic.js').Line} Line
 * @typedef {(typeof ORDERS)[number]} Order
 */

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {{onSearch(typed: string, forms: boolean): Promise<void>, onSelect(topic: Topic): void,
 *   onGo(topic: Topic, at: number): void, announce(text: string): void}} handlers
 */
export function createConcordance(root, store, { onSearch, onSelect, onGo, announce }) {
  const { form, field, forms, translate } = createWordSearch(onSearch, async (typed, all) => {
    if (!foundFor(typed, all)) await onSearch(typed, all);
    const topic = foundFor(typed, all);
    if (topic && topic.spans.length > 0) onSelect(topic);
  });
  const title = el('p', { class: 'kwic-title', id: 'kwic-title' });
  const strip = svg('svg', {
    class: 'kwic-strip',
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  const orders = el('fieldset', { class: 'kwic-orders' });
  const list = el('ol', { class: 'kwic', 'aria-labelledby': 'kwic-title' });
  const more = el('button', { type: 'button', class: 'more' });
  const copy = el('button', { type: 'button', onclick: () => take(asText) });
  const copyCsv = el('button', { type: 'button', onclick: () => take(csv) });
  const actions = el('p', { class: 'kwic-actions' }, copy, copyCsv);
  root.append(form, title, strip, orders, list, more, actions);
  const keys = roving(list);
  roving(orders);
  const slices = new Slices();
  let order = /** @type {Order} */ ('place');
  let limit = FIRST;
  /** Places as they are listed. @type {number[]} */
  let rows = [];

  const buttons = ORDERS.map((name) => {
    const onclick = () => {
      order = name;
      limit = FIRST;
      arrange();
    };
    const button = el('button', { type: 'button', class: 'kwic-order', onclick });
    orders.append(button);
    return { name, button };
  });

  /** @param {string} typed @param {boolean} all  its forms */
  const foundFor = (typed, all) => {
    const { found } = store.state;
    if (found?.topic.kind !== 'found' || found.busy) return null;
    return found.typed === typed && found.forms === all ? found.topic : null;
  };

  /** @param {number} at  which place */
  const lineAt = (at) => {
    const { analysis, found } = store.state;
    if (!analysis || !found) throw new Error('no lines');
    const spans = analysis.spans(found.topic);
    const { blocks } = analysis.packed;
    const row = rowAt(blocks, 3, spans[at * 2]) * 3;
    return line(analysis.text, spans[at * 2], spans[at * 2 + 1], blocks[row], blocks[row + 1]);
  };

  /** Puts the places in order, in slices, and draws them. */
  async function arrange() {
    const { found, analysis } = store.state;
    const n = found && analysis ? analysis.spans(found.topic).length / 2 : 0;
    if (order !== 'place' && n > 1) {
      const side = order;
      const sortKeys = /** @type {string[]} */ ([]);
      const done = await slices.start(() => {
        sortKeys.push(sortKey(lineAt(sortKeys.length), side));
        return sortKeys.length < n;
      });
      if (!done) return;
      rows = ordered(sortKeys);
    } else {
      slices.stop();
      rows = [...Array(n).keys()];
    }
    draw();
  }

  function draw() {
    const { found, words, selection, analysis } = store.state;
    for (const { name, button } of buttons) {
      button.textContent = words.say(`kwic.order.${name}`);
      button.setAttribute('aria-pressed', String(name === order));
    }
    list.replaceChildren();
    list.lang = analysis?.lang ?? '';
    extend();
    for (const part of [orders, list, actions]) part.hidden = rows.length === 0;
    orders.hidden ||= rows.length < 2;
    drawStrip();
    title.hidden = !found;
    title.textContent = found ? titleOf(found, rows.length, words) : '';
    show(selection);
  }

  /** Where in the text the places are, from left to right. */
  function drawStrip() {
    const { found, analysis } = store.state;
    strip.toggleAttribute('hidden', rows.length === 0);
    if (!found || !analysis || rows.length === 0) return;
    const steps = cover(analysis.spans(found.topic), analysis.text.length, STRIP_STEPS);
    strip.setAttribute('viewBox', `0 0 ${STRIP_STEPS} 1`);
    // pathOf goes down: its axes change places.
    const d = pathOf(steps, 1, 0);
    strip.replaceChildren(svg('path', { d, transform: 'matrix(0 1 1 0 0 0)' }));
  }

  /** Draws lines up to the limit. */
  function extend() {
    const next = rows.slice(list.childElementCount, limit);
    list.append(...next.map((at) => drawLine(lineAt(at), at)));
    const left = rows.length - limit;
    more.hidden = left <= 0;
    more.textContent = store.state.words.say('lists.more', { n: Math.max(left, 0) });
    keys.settle();
  }

  /** @param {Line} row @param {number} at */
  function drawLine({ left, word, right }, at) {
    const onclick = () => {
      const { found } = store.state;
      if (found) onGo(found.topic, at);
    };
    const button = el(
      'button',
      { type: 'button', class: 'kwic-line', 'data-at': at, onclick },
      el('span', { class: 'kwic-left' }, el('bdi', {}, left)),
      el('b', { class: 'kwic-word' }, word),
      el('span', { class: 'kwic-right' }, right),
    );
    return el('li', {}, button);
  }

  /** @param {import('../store.js').State['selection']} selection */
  function show(selection) {
    const { found } = store.state;
    const here = selection && found && sameTopic(selection.topic, found.topic);
    const at = here ? String(selection.at) : '';
    markCurrent(list, 'button', ({ dataset }) => dataset.at === at);
  }

  /** @param {Line[]} lines */
  function csv(lines) {
    const { words } = store.state;
    return asCsv(
      lines,
      ['start', 'end', 'left', 'word', 'right'].map((name) =>
        words.say(/** @type {import('../store.js').Key} */ (`kwic.column.${name}`)),
      ),
    );
  }

  /** @param {(lines: Line[]) => string} write */
  async function take(write) {
    const { words } = store.state;
    const done = await copyText(write(rows.map(lineAt)));
    announce(words.say(done ? 'kwic.copied' : 'kwic.not-copied', { n: rows.length }));
  }

  more.addEventListener('click', () => {
    const next = limit;
    limit += MORE;
    extend();
    list.querySelectorAll('button')[next]?.focus();
  });
  store.watch(['words'], ({ words }) => {
    translate(words);
    orders.setAttribute('aria-label', words.say('kwic.orders'));
    copy.textContent = words.say('kwic.copy');
    copyCsv.textContent = words.say('kwic.copy-csv');
    draw();
  });
  store.watch(['found', 'analysis'], ({ found, words }) => {
    limit = FIRST;
    if (found?.topic.kind === 'found') forms.checked = found.forms;
    else if (document.activeElement !== field) field.value = '';
    arrange();
    if (found?.topic.kind === 'found' && !found.busy)
      announce(titleOf(found, found.topic.spans.length / 2, words));
  });
  store.watch(['selection'], ({ selection }) => show(selection));
}

/**
 * @param {NonNullable<import('../store.js').State['found']>} found
 * @param {number} n
 * @param {import('../store.js').Words} words
 */
function titleOf({ typed, topic, busy, cut }, n, words) {
  const name = topic.kind === 'found' ? topic.name : typed;
  if (busy) return words.say('kwic.busy', { name });
  if (n === 0) return words.say('kwic.none', { name });
  return words.say(cut ? 'kwic.cut' : 'kwic.count', { name, n });
}
