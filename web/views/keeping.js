/**
 * What stays on this device, in words: the switch that keeps nothing, and the button that forgets
 * everything once it was asked twice.
 */
import { byId } from '../lib/dom.js';

/**
 * @param {import('../store.js').Store} store
 * @param {import('../app.js').App} app
 */
export function createKeeping(store, app) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('forget'));
  const nothing = /** @type {HTMLInputElement} */ (byId('keep-nothing'));

  byId('clear').addEventListener('click', () => dialog.showModal());
  byId('forget-no').addEventListener('click', () => dialog.close());
  byId('forget-yes').addEventListener('click', async () => {
    dialog.close();
    await app.forget();
    byId('text').focus();
  });
  nothing.addEventListener('change', () => app.shelf.keepOnDevice(!nothing.checked));

  store.watch(['words', 'keeping', 'articles'], ({ words, keeping, articles }) => {
    byId('privacy-kept').textContent = words.say(`keeping.${keeping}`);
    byId('forget-what').textContent = words.say('forget.what', { n: articles.length });
    nothing.checked = keeping === 'off';
  });
}
