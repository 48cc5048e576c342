/**
 * What the reader has to be told: errors, which can be tried again, and remarks.
 */
import { el } from '../lib/dom.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {{onRetry(): void, onUndo(): void,
 *   onClose(notice: import('../store.js').Notice): void}} handlers
 */
export function createNotices(root, store, { onRetry, onUndo, onClose }) {
  store.watch(['words', 'notices'], ({ words, notices }) => {
    root.replaceChildren(
      ...notices.map((notice) => {
        const retry = notice.retry
          ? [el('button', { type: 'button', onclick: onRetry }, words.say('notice.retry'))]
          : [];
        const undo = notice.undo
          ? [el('button', { type: 'button', onclick: onUndo }, words.say('notice.undo'))]
          : [];
        const label = words.say('notice.close');
        const onclick = () => onClose(notice);
        return el(
          'div',
          {
            class: notice.error ? 'notice error' : 'notice',
            role: notice.error ? 'alert' : 'note',
            'data-notice': notice.key,
          },
          el('p', {}, words.say(notice.key, notice.slots)),
          ...retry,
          ...undo,
          el('button', { type: 'button', class: 'icon', 'aria-label': label, onclick }, '×'),
        );
      }),
    );
  });
}
