/**
 * The keys of the page: lib/shortcuts.js says which, `actions` what they do.
 */
import { match } from '../lib/shortcuts.js';

/** @typedef {Partial<Record<import('../lib/shortcuts.js').Action, (key: string) => void>>} Actions */

/**
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function createKeys(store, actions) {
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    // A dialog has its own, wherever the focus is: what it was on may have been drawn anew.
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    // What is typed is not pressed; a text box has an undo of its own.
    if (target.matches('textarea, select, input:not([type=checkbox]), [contenteditable]')) return;
    const found = match(event, store.state.letterKeys);
    const act = found && actions[found.action];
    if (!act) return;
    event.preventDefault();
    act(found.key);
  });
}
