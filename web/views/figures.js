/**
 * The figures of the text by what they measure: what is written, what it amounts to, and the
 * sentence it stands in.
 */
import { FIGURE } from '../engine/pack_press.js';
import { el } from '../lib/dom.js';
import { figureInWords, figureOf, GROUPS, groupFigures } from '../lib/figures.js';
import { createLongList, markCurrent } from './long_list.js';
import { placeLine } from './place_line.js';

/**
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {import('../store.js').Words} Words
 * @typedef {(topic: import('../store.js').Topic, at: number) => void} OnGo
 */

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {OnGo} onGo
 */
export function createFigures(root, store, onGo) {
  const heading = el('h3', { class: 'panel-heading' });
  const empty = el('p', { class: 'empty' });
  const sections = GROUPS.map(([group]) => {
    const title = el('h4', { id: `figures-${group}` });
    const long = createLongList({ label: title.id, className: 'figures' });
    const section = el('div', { class: 'figure-group' }, title, long.list, long.more);
    return { group, title, long, section };
  });
  root.append(heading, empty, ...sections.map(({ section }) => section));

  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    heading.textContent = words.say('figures.title');
    empty.textContent = words.say('figures.none');
    if (!analysis) return;
    const groups = new Map(groupFigures(analysis).map(({ group, ids }) => [group, ids]));
    empty.hidden = groups.size > 0;
    for (const { group, title, long, section } of sections) {
      const ids = groups.get(group) ?? [];
      section.hidden = ids.length === 0;
      title.textContent = words.say(`figures.group.${group}`);
      long.show({
        of: analysis.text,
        total: ids.length,
        words,
        items: (limit) => ids.slice(0, limit).map((id) => drawFigure(analysis, id, words, onGo)),
      });
    }
  });
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const at = selection?.topic.kind === 'figures' ? String(selection.at) : '';
    markCurrent(root, 'button[data-figure]', ({ dataset }) => dataset.figure === at);
  });
}

/**
 * @param {Analysis} analysis
 * @param {number} id
 * @param {Words} words
 * @param {OnGo} onGo
 */
function drawFigure(analysis, id, words, onGo) {
  const { text, ...about } = figureOf(analysis, id);
  const { rows } = analysis.packed.figures;
  const [start, end] = [FIGURE.start, FIGURE.end].map((column) => rows[id * FIGURE.width + column]);
  // What is counted is said better by the text, as long as it has figures and not words.
  const isPlain = about.kind === 'number' && !about.approximate && /\d/.test(text);
  const amount = isPlain ? text : figureInWords(about, words);
  return el(
    'li',
    { class: 'figure' },
    el('span', { class: 'value' }, amount || text),
    placeLine(analysis, start, end, {
      'data-figure': id,
      onclick: () => onGo({ kind: 'figures', id: 0 }, id),
    }),
  );
}
