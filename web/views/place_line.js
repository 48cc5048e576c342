/**
 * A place of the text in one line of a list: the words around it, and the way to it.
 */
import { rowAt } from '../lib/columns.js';
import { el } from '../lib/dom.js';
import { excerpt } from '../lib/excerpt.js';

/**
 * @param {import('../store.js').Analysis} analysis
 * @param {number} start
 * @param {number} end  in UTF-16 units
 * @param {Record<string, string | number | (() => void)>} props  of the button
 */
export function placeLine(analysis, start, end, props) {
  const { sentences, blocks } = analysis.packed;
  const place = { start, end };
  const around = holding(sentences, 2, place) ?? holding(blocks, 3, place) ?? place;
  const { before, at, after } = excerpt(analysis.text, around, place);
  return el(
    'button',
    { type: 'button', class: 'place', lang: analysis.lang, ...props },
    before,
    el('b', { class: 'place-words' }, at),
    after,
  );
}

/**
 * @param {Int32Array} rows  start and end in the first two columns, disjoint
 * @param {number} width
 * @param {{start: number, end: number}} place
 */
function holding(rows, width, { start, end }) {
  const row = rowAt(rows, width, start) * width;
  return row >= 0 && rows[row + 1] >= end ? { start: rows[row], end: rows[row + 1] } : null;
}
