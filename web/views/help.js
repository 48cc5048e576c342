/**
 * The help: a dialog with every key, and a switch for those that are single signs.
 */
import { el } from '../lib/dom.js';
import { SHORTCUTS, WITHIN, written } from '../lib/shortcuts.js';

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLDialogElement} dialog
 * @param {import('../store.js').Store} store
 * @param {import('./keys.js').Actions} actions  keys without one are not told
 * @param {(on: boolean) => void} onLetterKeys
 */
export function createHelp(button, dialog, store, actions, onLetterKeys) {
  const title = el('h2', { id: 'help-title' });
  const close = el('button', { type: 'button', class: 'icon', onclick: () => dialog.close() }, '×');
  const body = el('div', { class: 'help-body' });
  const box = el('input', { type: 'checkbox', id: 'letter-keys' });
  const label = el('label', { for: 'letter-keys' });
  const why = el('p', { class: 'panel-note', id: 'letter-keys-why' });
  box.setAttribute('aria-describedby', why.id);
  box.addEventListener('change', () => onLetterKeys(box.checked));
  dialog.append(
    el('div', { class: 'dialog-head' }, title, close),
    body,
    el('div', { class: 'help-switch' }, el('p', {}, box, label), why),
  );
  dialog.setAttribute('aria-labelledby', title.id);
  button.addEventListener('click', () => dialog.showModal());
  // A click beside it closes it, as Escape does.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  store.watch(['words', 'letterKeys'], ({ words, letterKeys }) => {
    title.textContent = words.say('help.title');
    close.setAttribute('aria-label', words.say('help.close'));
    label.textContent = words.say('help.letters');
    why.textContent = words.say('help.letters.why');
    box.checked = letterKeys;
    const everywhere = SHORTCUTS.filter(({ action }) => actions[action]).map((shortcut) =>
      row(
        written(shortcut),
        shortcut.shown ? ' – ' : words.say('help.or'),
        words.say(`help.do.${shortcut.action}`),
        words,
      ),
    );
    const within = WITHIN.map(({ key, keys }) =>
      row(
        keys.map((one) => [one]),
        ' ',
        words.say(`help.within.${key}`),
        words,
      ),
    );
    body.replaceChildren(
      el('h3', {}, words.say('help.everywhere')),
      el('dl', { class: 'keys' }, ...everywhere),
      el('h3', {}, words.say('help.within')),
      el('dl', { class: 'keys' }, ...within),
    );
  });
}

/**
 * @param {string[][]} ways
 * @param {string} between
 * @param {string} said
 * @param {import('../store.js').Words} words
 */
function row(ways, between, said, words) {
  const keys = ways.flatMap((parts, i) => [
    ...(i > 0 ? [between] : []),
    ...parts.flatMap((part, n) => [
      ...(n > 0 ? ['\u2009+\u2009'] : []),
      el('kbd', {}, nameOf(part, words)),
    ]),
  ]);
  return el('div', {}, el('dt', {}, ...keys), el('dd', {}, said));
}

/**
 * @param {string} key
 * @param {import('../store.js').Words} words
 */
function nameOf(key, words) {
  if (key === 'Escape') return words.say('help.key.escape');
  if (key === 'Shift') return words.say('help.key.shift');
  return key;
}
