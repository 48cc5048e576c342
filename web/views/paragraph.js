/**
 * The inside of a paragraph: its text, with a <mark> for each name and date, and under them a
 * <span> for what is quoted or reported.
 */
import { TYPES } from '../engine/document.js';
import { firstFrom } from '../lib/columns.js';
import { el } from '../lib/dom.js';
import { isByReader } from '../lib/marks.js';
import { walk } from '../lib/pieces.js';

/** Classes of the emphases, by bit: those of the article, then the layers of quotations. */
const EMPHASES = ['term', 'current'];
const LAYERS = ['quoted', 'reported'];
/** Of two layers that begin together the second one is around the first: "a dit que « … »". */
const OUTER_FIRST = [1, 0];

/**
 * @param {HTMLElement} element
 * @param {number} start
 * @param {number} end
 * @param {import('../lib/analysis.js').Analysis} analysis
 * @param {Int32Array[]} emphases  spans of each of EMPHASES
 */
export function fillParagraph(element, start, end, analysis, emphases) {
  const { text } = analysis;
  const { marks, quotes } = analysis.packed;
  const below = EMPHASES.length;
  let parent = element;
  let depth = 0;
  /** @type {number[]} the layers that are open around the marks, by bit, the innermost last */
  const open = [];

  /** @param {number} bits  the layers to be in from here on */
  const lay = (bits) => {
    while (open.some((bit) => (bits & (1 << bit)) === 0)) {
      open.pop();
      parent = /** @type {HTMLElement} */ (parent.parentElement);
    }
    for (const bit of OUTER_FIRST) {
      if ((bits & (1 << bit)) === 0 || open.includes(bit)) continue;
      open.push(bit);
      const child = el('span', { class: LAYERS[bit] });
      parent.append(child);
      parent = child;
    }
  };

  walk(start, end, marks, [...emphases, ...quotes.layers], {
    open(mark) {
      const row = mark * 4;
      // A name on the edge of a quotation stands beside it, not in it.
      if (depth === 0) lay(coverOf(quotes.layers, marks[row], marks[row + 1]));
      depth++;
      const type = TYPES[marks[row + 2]];
      const byReader = isByReader(analysis, mark) ? 'by-reader' : null;
      const named = byReader ?? (analysis.isUnsure(mark) ? 'unsure' : null);
      const child = el('mark', {
        'data-type': type,
        'data-mark': mark,
        'data-subject': marks[row + 3],
        class: named,
      });
      parent.append(child);
      parent = child;
    },
    close() {
      depth--;
      parent = /** @type {HTMLElement} */ (parent.parentElement);
    },
    run(from, to, bits) {
      if (depth === 0) lay(bits >> below);
      const run = text.slice(from, to);
      const named = classes(bits, EMPHASES);
      parent.append(named ? el('span', { class: named }, run) : run);
    },
  });
}

/**
 * @param {number} bits
 * @param {string[]} names
 */
function classes(bits, names) {
  return names.filter((_, bit) => bits & (1 << bit)).join(' ');
}

/**
 * @param {Int32Array[]} layers
 * @param {number} start
 * @param {number} end
 * @returns {number} bits of the layers that hold all of it
 */
function coverOf(layers, start, end) {
  let bits = 0;
  layers.forEach((spans, bit) => {
    const last = (firstFrom(spans, 2, start + 1) - 1) * 2;
    if (last >= 0 && spans[last + 1] >= end) bits |= 1 << bit;
  });
  return bits;
}
