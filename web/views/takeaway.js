/**
 * Everything that can be taken away, in one dialog: each with a line that says what it is for.
 */
import { byId, el } from '../lib/dom.js';
import { copyRich, saveFile } from '../lib/handing_over.js';
import { richCopy } from '../lib/rich_copy.js';
import { fileContent, fileName, SHELVES } from '../lib/takeaway.js';

/**
 * @typedef {import('../store.js').Key} Key
 * @typedef {import('../store.js').Words} Words
 * @typedef {import('../lib/takeaway.js').Offer} Offer
 * @typedef {import('../lib/takeaway.js').TakenFile} TakenFile
 */

/**
 * @param {import('../store.js').Store} store
 * @param {(format: string, locale: string) => Promise<string>} exportAs
 */
export function createTakeaway(store, exportAs) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('takeaway-dialog'));
  const button = /** @type {HTMLButtonElement} */ (byId('takeaway'));
  const status = el('p', { class: 'dialog-status', role: 'status' });
  /** @param {Key} key @param {Record<string, string>} [slots] */
  const tell = (key, slots) => {
    status.textContent = store.state.words.say(key, slots);
  };

  /** @param {TakenFile} file */
  const save = async (file) => {
    const { analysis, words } = store.state;
    if (!analysis) return;
    try {
      const content =
        file.name === 'text' ? analysis.text : await exportAs(file.name, words.locale);
      const name = fileName(titleOf(analysis), file);
      saveFile(name, fileContent(file, content), file.type);
      tell('takeaway.saved', { name });
    } catch (error) {
      console.warn(error);
      tell('takeaway.failed');
    }
  };
  const copy = async () => {
    const { analysis, hidden } = store.state;
    if (!analysis) return;
    const copied = await copyRich(richCopy(analysis, hidden));
    tell(copied ? 'takeaway.copied' : 'takeaway.not-copied');
  };
  const printPage = () => {
    dialog.close();
    print();
  };

  button.addEventListener('click', () => {
    status.textContent = '';
    const { words } = store.state;
    dialog.replaceChildren(
      head(words, () => dialog.close()),
      status,
      ...SHELVES.flatMap(({ id, offers }) => {
        const key = /** @type {Key} */ (`takeaway.shelf.${id}`);
        // What holds for a whole shelf is said once.
        const unit = offers[0]?.unit;
        const shared = offers.length > 1 && offers.every((offer) => offer.unit === unit);
        const rows = offers.map((offer) => fileRow(words, offer, !shared, save));
        if (id === 'share') {
          rows.unshift(actionRow(words, 'copy', copy), actionRow(words, 'print', printPage));
        }
        return [
          el('h3', {}, words.say(key)),
          ...(shared ? unitLine(words, unit) : []),
          el('ul', { class: 'offers' }, ...rows),
        ];
      }),
    );
    dialog.showModal();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });
  store.watch(['analysis', 'activity'], ({ analysis, activity }) => {
    button.disabled = !analysis || analysis.packed.analysis === 0 || activity.kind !== 'idle';
  });
}

/** @param {import('../lib/analysis.js').Analysis} analysis */
function titleOf({ text, packed }) {
  const { title } = packed.metadata;
  return title ? text.slice(title.start, title.end) : text.trimStart().slice(0, 80);
}

/** @param {Words} words @param {() => void} onclick */
function head(words, onclick) {
  const label = words.say('takeaway.close');
  return el(
    'div',
    { class: 'dialog-head' },
    el('h2', { id: 'takeaway-title' }, words.say('takeaway.title')),
    el('button', { type: 'button', class: 'icon', 'aria-label': label, onclick }, '×'),
  );
}

/** @param {Words} words @param {'copy' | 'print'} id @param {() => void} onclick */
function actionRow(words, id, onclick) {
  const label = words.say(`takeaway.${id}.do`);
  return row(words, id, [], [el('button', { type: 'button', 'data-take': id, onclick }, label)]);
}

/**
 * @param {Words} words
 * @param {Offer} offer
 * @param {boolean} withUnit
 * @param {(file: TakenFile) => void} onSave
 */
function fileRow(words, { id, unit, files }, withUnit, onSave) {
  const name = words.say(/** @type {Key} */ (`takeaway.${id}`));
  const buttons = files.map((file) => {
    const label = words.say('takeaway.save', { extension: `.${file.extension}` });
    const onclick = () => onSave(file);
    const props = { type: 'button', 'data-take': file.name, 'aria-label': `${label}, ${name}` };
    return el('button', { ...props, onclick }, label);
  });
  return row(words, id, withUnit ? unitLine(words, unit) : [], buttons);
}

/** @param {Words} words @param {Offer['unit']} unit  of the positions, if there are any */
function unitLine(words, unit) {
  return unit ? [el('p', { class: 'offer-unit' }, words.say(`takeaway.unit.${unit}`))] : [];
}

/** @param {Words} words @param {string} id @param {Node[]} unit @param {Node[]} buttons */
function row(words, id, unit, buttons) {
  return el(
    'li',
    { class: 'offer' },
    el(
      'div',
      { class: 'offer-words' },
      el('strong', {}, words.say(/** @type {Key} */ (`takeaway.${id}`))),
      el('p', {}, words.say(/** @type {Key} */ (`takeaway.${id}.for`))),
      ...unit,
    ),
    el('div', { class: 'offer-files' }, ...buttons),
  );
}
