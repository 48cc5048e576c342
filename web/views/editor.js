/**
 * Where a text comes in: the text box, paste, drop, a file, a sample.
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
  const file = /** @type {HTMLInputElement} */ (byId('file'));

  let pasted = false;
  box.addEventListener('input', () => {
    app.write(box.value, pasted);
    pasted = false;
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) app.finishEditing();
  });
  readButton.addEventListener('click', () => app.finishEditing());

  // A paste that replaces everything goes straight to reading, as it was copied: a text box would
  // change its line ends, and take seconds to lay out a long one.
  document.addEventListener('paste', (event) => {
    const { target } = event;
    const inBox = target === box;
    if (!inBox && isField(target)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const dropped = event.clipboardData?.files[0];
    const replaces = !inBox || (box.selectionStart === 0 && box.selectionEnd === box.value.length);
    if (text.trim() && replaces) {
      event.preventDefault();
      app.read(text);
    } else if (!text && dropped) {
      event.preventDefault();
      app.openFile(dropped);
    } else pasted = inBox;
  });

  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    if (file.files?.[0]) app.openFile(file.files[0]);
    file.value = '';
  });
  acceptDrops(app);
  store.watch(['text', 'mode'], ({ text, mode }) => {
    if (mode === 'edit' && box.value !== text) box.value = text;
    if (mode === 'read') box.value = '';
    readButton.disabled = mode === 'edit' && !text.trim();
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

/** @param {import('../app.js').App} app */
function acceptDrops(app) {
  let depth = 0;
  /** @param {number} by */
  const hover = (by) => {
    depth = Math.max(0, depth + by);
    document.body.classList.toggle('dropping', depth > 0);
  };
  document.addEventListener('dragenter', () => hover(ours ? 0 : 1));
  document.addEventListener('dragleave', () => hover(ours ? 0 : -1));
  // Words dragged inside the page are no new text, and the text box takes words by itself.
  let ours = false;
  document.addEventListener('dragstart', () => {
    ours = true;
  });
  document.addEventListener('dragend', () => {
    ours = false;
  });
  document.addEventListener('dragover', (event) => {
    const isFile = event.dataTransfer?.types.includes('Files');
    if (isFile || (!ours && !isField(event.target))) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    hover(-depth);
    const file = event.dataTransfer?.files[0];
    if (!file && (ours || isField(event.target))) return;
    event.preventDefault();
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (file) app.openFile(file);
    else if (text.trim()) app.read(text);
  });
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
