/**
 * Undo and redo: two buttons that say what they would do.
 */
import { byId } from '../lib/dom.js';
import { describeStep } from '../lib/history_words.js';

/**
 * @param {import('../store.js').Store} store
 * @param {import('../revision.js').Revision} revision
 */
export function createUndo(store, revision) {
  const buttons = /** @type {const} */ ([
    { name: 'undo', button: byId('undo'), act: () => revision.undo() },
    { name: 'redo', button: byId('redo'), act: () => revision.redo() },
  ]);
  for (const { button, act } of buttons) button.addEventListener('click', act);

  store.watch(['words', 'history'], ({ words, history }) => {
    for (const { name, button } of buttons) {
      const step = (name === 'undo' ? history.past : history.future).at(-1);
      const label = step
        ? words.say(`undo.${name}.what`, { what: describeStep(step, words) })
        : words.say(`undo.${name}`);
      button.setAttribute('aria-label', label);
      button.title = label;
      // Not `disabled`: that would take the focus away from who has just used it.
      button.setAttribute('aria-disabled', String(!step));
    }
  });
}
