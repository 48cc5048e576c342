/**
 * Key terms: a click underlines a term's places in the article.
 */
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {(topic: import('../store.js').Topic) => void} onSelect
 */
export function createTerms(root, store, onSelect) {
  const empty = el('p', { class: 'empty' });
  const list = el('ul', { class: 'terms', 'aria-labelledby': 'terms-title' });
  root.append(empty, list);
  const keys = roving(list);

  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    const terms = analysis?.packed.terms ?? [];
    empty.textContent = words.say('terms.empty');
    empty.hidden = terms.length > 0;
    list.hidden = terms.length === 0;
    list.replaceChildren(
      ...terms.map(({ text, spans }, id) => {
        const n = spans.length / 2;
        const count = words.numbers.format(n);
        const mentions = words.say('lists.mentions', { n });
        const onclick = () => onSelect({ kind: 'term', id });
        const button = el(
          'button',
          { type: 'button', class: 'term-chip', 'data-term': id, onclick },
          text,
          el('span', { class: 'count', 'aria-hidden': 'true' }, count),
          el('span', { class: 'visually-hidden' }, `, ${mentions}`),
        );
        return el('li', {}, button);
      }),
    );
    keys.settle();
  });

  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const id = selection?.topic.kind === 'term' ? selection.topic.id : -1;
    list.querySelectorAll('button').forEach((button, i) => {
      button.setAttribute('aria-pressed', String(i === id));
    });
  });
}
