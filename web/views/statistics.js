/**
 * Counts of the text.
 */
import { el } from '../lib/dom.js';

/**
 * @param {HTMLElement} root  a <dl>
 * @param {import('../store.js').Store} store
 */
export function createStatistics(root, store) {
  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    if (!analysis) return root.replaceChildren();
    const { statistics, length } = analysis.packed;
    const rows = /** @type {const} */ ([
      ['statistics.words', statistics.words],
      ['statistics.sentences', statistics.sentences],
      ['statistics.paragraphs', statistics.paragraphs],
      ['statistics.characters', length],
    ]);
    root.replaceChildren(
      ...rows.map(([key, n]) =>
        el('div', {}, el('dt', {}, words.say(key, { n })), el('dd', {}, words.numbers.format(n))),
      ),
    );
  });
}
