/**
 * What the strip along the text is drawn from: how often something occurs in each of its steps, and
 * paths for it. No DOM here; a step is one unit high, a lane one unit wide.
 */

/** How strong a step is drawn: from the faintest to the strongest. */
export const LEVELS = 3;

/** @typedef {[number, number][]} Shape  parts of the width of a lane, 0 to 1 */

/** So that lanes differ by more than their colour. @type {Record<string, Shape>} */
export const SHAPES = {
  PER: [[0, 1]],
  ORG: [
    [0, 0.36],
    [0.64, 1],
  ],
  LOC: [[0, 0.6]],
  MISC: [[0.4, 1]],
  DATE: [[0.32, 0.68]],
};
/** Those of followed names, first to last. */
export const TRACK_SHAPES = [SHAPES.PER, SHAPES.ORG, SHAPES.LOC, SHAPES.DATE];

/**
 * @param {Int32Array} rows  the offset first
 * @param {number} width  of a row
 * @param {number} length  units of the text
 * @param {number} steps
 * @param {(row: number) => boolean} [wanted]  by index in `rows`
 * @returns {Uint32Array} how many begin in each step
 */
export function density(rows, width, length, steps, wanted = () => true) {
  const counts = new Uint32Array(steps);
  for (let row = 0; row < rows.length; row += width) {
    if (wanted(row)) counts[stepOf(rows[row], length, steps)]++;
  }
  return counts;
}

/**
 * @param {Uint32Array} counts
 * @returns {Uint8Array} 0 where there is nothing, else 1 to LEVELS
 */
export function levels(counts) {
  const most = counts.reduce((max, n) => Math.max(max, n), 1);
  return Uint8Array.from(counts, (n) => Math.ceil((n * LEVELS) / most));
}

/**
 * @param {Int32Array} spans  start, end: sorted, disjoint
 * @param {number} length
 * @param {number} steps
 * @returns {Uint8Array} 1 in each step that one of them touches
 */
export function cover(spans, length, steps) {
  const covered = new Uint8Array(steps);
  for (let i = 0; i < spans.length; i += 2) {
    const last = stepOf(Math.max(spans[i], spans[i + 1] - 1), length, steps);
    for (let step = stepOf(spans[i], length, steps); step <= last; step++) covered[step] = 1;
  }
  return covered;
}

/**
 * @param {Uint8Array | Uint32Array} values
 * @param {number} value  the steps to draw
 * @param {number} lane  its left edge
 * @param {Shape} [shape]
 * @param {number} [gap]  under each step; 0 joins neighbours
 * @returns {string} the data of a path
 */
export function pathOf(values, value, lane, shape = SHAPES.PER, gap = 0) {
  let path = '';
  for (let from = 0; from < values.length; from++) {
    if (values[from] !== value) continue;
    let to = from + 1;
    if (gap === 0) while (values[to] === value) to++;
    for (const [left, right] of shape) {
      path += `M${lane + left} ${from}h${round(right - left)}v${to - from - gap}h${round(left - right)}z`;
    }
    from = to - 1;
  }
  return path;
}

/**
 * @param {number} offset
 * @param {number} length
 * @param {number} steps
 */
export function stepOf(offset, length, steps) {
  return Math.min(steps - 1, Math.max(0, Math.floor((offset * steps) / Math.max(length, 1))));
}

/** @param {number} n */
function round(n) {
  return Math.round(n * 1000) / 1000;
}
