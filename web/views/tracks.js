/**
 * The names that are followed along the text, as the strip numbers them; each can be let go.
 */
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {(topic: import('../store.js').Topic) => void} onFollow
 */
export function createTracks(root, store, onFollow) {
  const label = el('span', { id: 'tracks-label' });
  const list = el('ul', { 'aria-labelledby': 'tracks-label' });
  root.append(label, list);
  const keys = roving(list);
  store.watch(['words', 'tracks', 'analysis'], ({ words, tracks, analysis }) => {
    const shown = analysis ? tracks : [];
    root.hidden = shown.length === 0;
    label.textContent = words.say('tracks.label');
    list.replaceChildren(
      ...shown.map((topic, i) => {
        const name = analysis?.name(topic) || words.say('quotes.unknown');
        const n = (analysis?.spans(topic).length ?? 0) / 2;
        const type = analysis?.look(topic) ?? 'TERM';
        const button = el(
          'button',
          {
            type: 'button',
            class: 'track',
            'data-type': type,
            'aria-label': words.say('tracks.leave', { name }),
            title: words.say('tracks.leave', { name }),
            onclick: () => onFollow(topic),
          },
          el('span', { class: 'track-number' }, String(i + 1)),
          el('span', { class: 'track-name' }, name),
          el('span', { class: 'count' }, words.numbers.format(n)),
          el('span', { class: 'track-leave' }, '×'),
        );
        return el('li', {}, button);
      }),
    );
    keys.settle();
  });
}
