/**
 * The article for the clipboard, as HTML and as plain text: what is marked on the screen, in tags
 * that mail programs and word processors keep.
 */
import { isAside, KINDS, TYPES } from '../engine/document.js';
import { walk } from './pieces.js';

/** Style sheets do not travel: colours stand in the marks. Pale, readable under black. */
const COLOURS = /** @type {Record<string, string>} */ ({
  PER: '#d3e4f5',
  ORG: '#f6dfcc',
  LOC: '#cfe9df',
  MISC: '#f0dbe9',
});
const TAGS = /** @type {Record<string, string>} */ ({ title: 'h1', heading: 'h2' });

/**
 * @param {import('./analysis.js').Analysis} analysis
 * @param {ReadonlySet<import('../store.js').Layer>} hidden  what is switched off
 * @returns {{html: string, plain: string}}
 */
export function richCopy(analysis, hidden) {
  const { text, packed } = analysis;
  const { blocks } = packed;
  const html = [];
  const plain = [];
  for (let row = 0; row < blocks.length; row += 3) {
    const [start, end, kind] = blocks.subarray(row, row + 3);
    if (isAside(kind)) continue;
    const tag = TAGS[KINDS[kind]] ?? 'p';
    html.push(`<${tag}>${richBlock(analysis, start, end, hidden)}</${tag}>`);
    plain.push(text.slice(start, end));
  }
  const lang = analysis.lang ? ` lang="${analysis.lang}"` : '';
  return { html: `<div${lang}>${html.join('\n')}</div>`, plain: plain.join('\n\n') };
}

/**
 * @param {import('./analysis.js').Analysis} analysis
 * @param {number} start
 * @param {number} end
 * @param {ReadonlySet<import('../store.js').Layer>} hidden
 */
function richBlock({ text, packed }, start, end, hidden) {
  const spoken = hidden.has('QUOTE') ? [] : packed.quotes.layers.slice(0, 1);
  let html = '';
  /** @type {string[]} end tags of the open marks, the innermost last */
  const open = [];
  walk(start, end, packed.marks, spoken, {
    open(mark) {
      const type = TYPES[packed.marks[mark * 4 + 2]];
      const colour = hidden.has(type) ? undefined : COLOURS[type];
      html += colour ? `<mark style="background-color:${colour}">` : '';
      open.push(colour ? '</mark>' : '');
    },
    close() {
      html += open.pop();
    },
    run(from, to, bits) {
      const run = escapeHtml(text.slice(from, to));
      html += bits ? `<i>${run}</i>` : run;
    },
  });
  return html;
}

/** @param {string} text */
function escapeHtml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
