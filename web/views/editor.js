/**
 * The page before there is an article: the text box and the samples.
 */
import { byId, el } from '../lib/dom.js';
import { SAMPLES } from '../samples/index.js';

/**
 * @param {import('../store.js').Store} store
 * @param {import('../app.js').App} app
 */
export function createEditor(store, app) {
  const box = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const readButton = /** @type {HTMLButtonElement} */ (byId('read'));

  box.addEventListener('input', (event) => {
    app.write(box.value, /** @type {InputEvent} */ (event).inputType === 'insertFromPaste');
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) app.finishEditing();
  });
  readButton.addEventListener('click', () => app.finishEditing());

  store.watch(['text', 'mode'], ({ text, mode }) => {
    if (mode === 'edit' && box.value !== text) box.value = text;
    if (mode === 'read') box.value = '';
    readButton.disabled = mode === 'edit' && !text.trim();
  });
  // Who has a text needs no example.
  store.watch(['text'], ({ text }) => {
    byId('first-steps').hidden = text.trim() !== '';
  });
  store.watch(['words'], ({ words }) => {
    byId('samples').replaceChildren(
      ...SAMPLES.map(({ language, text }) => {
        const title = text.slice(0, text.indexOf('\n'));
        const onclick = () => app.read(text);
        const button = el(
          'button',
          { type: 'button', class: 'sample', 'data-sample': language, onclick },
          el('span', { class: 'sample-language' }, words.say(`samples.language.${language}`)),
          el('span', { class: 'sample-title', lang: language }, title),
        );
        return el('li', {}, button);
      }),
    );
  });
}
