/**
 * The sentences that say most; each leads to its place.
 */
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';
import { markCurrent } from './long_list.js';

/**
 * @param {HTMLElement} section  with a list of its own
 * @param {import('../store.js').Source} store
 * @param {(topic: import('../store.js').Topic, at: number) => void} onGo
 */
export function createSummary(section, store, onGo) {
  const list = el('ol', { class: 'summary', 'aria-labelledby': 'summary-title' });
  section.append(list);
  const keys = roving(list);

  store.watch(['analysis'], ({ analysis }) => {
    const spans = analysis?.packed.summary ?? new Int32Array(0);
    section.hidden = spans.length === 0;
    list.replaceChildren(
      ...Array.from({ length: spans.length / 2 }, (_, at) => {
        const sentence = analysis?.text.slice(spans[at * 2], spans[at * 2 + 1]) ?? '';
        const onclick = () => onGo({ kind: 'summary', id: 0 }, at);
        const button = el(
          'button',
          { type: 'button', class: 'sentence', 'data-sentence': at, onclick },
          sentence.replace(/\s+/g, ' '),
        );
        return el('li', {}, button);
      }),
    );
    list.lang = analysis?.lang ?? '';
    keys.settle();
  });
  store.watch(['selection', 'analysis'], ({ selection }) => {
    const at = selection?.topic.kind === 'summary' ? String(selection.at) : '';
    markCurrent(list, 'button', ({ dataset }) => dataset.sentence === at);
  });
}
