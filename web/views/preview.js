/**
 * One sentence with its marks, and beside each kind of mark what it says: the page in small.
 */
import { dateInWords } from '../lib/dates.js';
import { el } from '../lib/dom.js';
import { PREVIEW } from '../samples/preview.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 */
export function createPreview(root, store) {
  /** The words that are drawn; null: there is a text, which shows its own marks. */
  let drawn = /** @type {import('../store.js').Words | null} */ (null);
  store.watch(['words', 'text'], ({ words, text }) => {
    const wanted = text.trim() === '' ? words : null;
    if (wanted === drawn) return;
    drawn = wanted;
    if (!wanted) return root.replaceChildren();
    const { runs, date } = PREVIEW[words.locale];
    const sentence = runs.map(({ text, type, quoted }) => {
      if (type) return el('mark', { 'data-type': type }, text);
      return quoted ? el('span', { class: 'quoted' }, text) : text;
    });
    const facts = /** @type {const} */ (['DATE', 'LOC', 'PER', 'ORG']).map((type) => {
      const said = runs.find((run) => run.type === type)?.text ?? '';
      const value = type === 'DATE' ? dateInWords(date, words) : said;
      return fact(type, words.say(`type.one.${type}`), value);
    });
    const speaker = runs.find(({ type }) => type === 'PER')?.text ?? '';
    const quote = fact('QUOTE', words.say('preview.quote'), speaker);
    root.replaceChildren(
      el('blockquote', { class: 'preview-sentence' }, ...sentence),
      el('ul', { class: 'preview-facts' }, ...facts, quote),
    );
  });
}

/**
 * @param {string} type
 * @param {string} kind
 * @param {string} value
 */
function fact(type, kind, value) {
  const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
  const label = el('span', { class: 'preview-kind' }, kind);
  return el('li', { 'data-type': type }, swatch, label, ' ', el('span', {}, value));
}
