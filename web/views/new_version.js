/**
 * A new version of the page is here and waits until the reader wants it.
 */
import { el } from '../lib/dom.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {() => void} onTake
 */
export function createNewVersion(root, store, onTake) {
  store.watch(['words', 'offline'], ({ words, offline }) => {
    root.hidden = offline !== 'new-version';
    root.replaceChildren(
      el(
        'div',
        { class: 'notice', role: 'status' },
        el('p', {}, words.say('offline.new-version')),
        el(
          'button',
          { type: 'button', id: 'take-new-version', onclick: onTake },
          words.say('offline.take'),
        ),
      ),
    );
  });
}
