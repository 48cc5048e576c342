/**
 * The figures of the text in its order: what is written, and its value with its unit.
 */
import { el } from '../lib/dom.js';
import { figureInWords, figureOf } from '../lib/figures.js';
import { createPanel, markCurrent } from './panel.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {(topic: import('../store.js').Topic, at: number) => void} onGo
 */
export function createFigures(root, store, onGo) {
  const panel = createPanel(store, {
    id: 'figures-title',
    listClass: 'subjects figures',
    title: ({ words }) => words.say('figures.title'),
    total: ({ analysis }) => analysis?.packed.figures.values.length ?? 0,
    draw: ({ analysis, words }, limit) => {
      if (!analysis) return [];
      const n = Math.min(limit, analysis.packed.figures.values.length);
      return Array.from({ length: n }, (_, id) => {
        const { text, ...about } = figureOf(analysis, id);
        const amount = figureInWords(about, words);
        const kind = words.say(`figures.kind.${about.kind}`);
        const onclick = () => onGo({ kind: 'figures', id: 0 }, id);
        const button = el(
          'button',
          { type: 'button', class: 'subject', 'data-figure': id, onclick },
          el('span', { class: 'subject-name' }, text),
          el('span', { class: 'figure-kind' }, kind),
        );
        if (amount && plain(amount) !== plain(text)) {
          button.append(el('span', { class: 'detail value' }, amount));
        }
        return el('li', {}, button);
      });
    },
  });
  root.append(panel.section);
  store.watch(['words', 'analysis'], panel.update);
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const at = selection?.topic.kind === 'figures' ? String(selection.at) : '';
    markCurrent(root, 'button[data-figure]', ({ dataset }) => dataset.figure === at);
  });
}

/** @param {string} text  two that differ by blanks only say the same */
function plain(text) {
  return text.replace(/\s/g, '').toLowerCase();
}
