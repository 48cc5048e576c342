/**
 * Texts from outside: pasted, dropped or opened from a file. Text that was copied from a page
 * keeps what is sure of its structure; what else the clipboard holds is left there.
 */
import { byId } from '../lib/dom.js';
import { readHtml } from '../lib/files.js';

/** Longer HTML is read as plain text: parsing it would hold the page up. */
const MAX_HTML_UNITS = 5_000_000;

/** @param {import('../app.js').App} app */
export function createIntake(app) {
  const box = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const file = /** @type {HTMLInputElement} */ (byId('file'));

  // A paste that replaces everything goes straight to reading, as it was copied: a text box would
  // change its line ends, and take seconds to lay out a long one.
  document.addEventListener('paste', (event) => {
    const { target, clipboardData } = event;
    const inBox = target === box;
    if (!clipboardData || (!inBox && isField(target))) return;
    const isAll = !inBox || (box.selectionStart === 0 && box.selectionEnd === box.value.length);
    const { text, structure } = contentOf(clipboardData);
    if (text.trim() && isAll) {
      event.preventDefault();
      app.read(text, { structure });
    } else if (!text && clipboardData.files.length > 0) {
      event.preventDefault();
      app.openFiles([...clipboardData.files]);
    }
  });

  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    app.openFiles([...(file.files ?? [])]);
    file.value = '';
  });
  acceptDrops(app);
}

/**
 * @param {DataTransfer} data
 * @returns {import('../lib/files.js').Content} the text as it was copied, unless there is HTML
 *   that knows more of it
 */
function contentOf(data) {
  const html = data.getData('text/html');
  if (html && html.length <= MAX_HTML_UNITS) {
    const { isRich, ...content } = readHtml(html);
    if (isRich && content.text) return content;
  }
  return { text: data.getData('text/plain'), structure: [] };
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
  // Words dragged inside the page are no new text, and a text box takes words by itself.
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
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 && (ours || isField(event.target))) return;
    event.preventDefault();
    if (files.length > 0) app.openFiles(files);
    else if (event.dataTransfer) {
      const { text, structure } = contentOf(event.dataTransfer);
      if (text.trim()) app.read(text, { structure });
    }
  });
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
