/**
 * Searching in sorted columns: rows of `width` numbers, the first of which never goes down.
 */

/**
 * @param {Int32Array} rows
 * @param {number} width
 * @param {number} value
 * @returns {number} the first row that starts at `value` or later
 */
export function firstFrom(rows, width, value) {
  let low = 0;
  let high = rows.length / width;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle * width] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Int32Array} rows  start and end in the first two columns, disjoint
 * @param {number} width
 * @param {number} value
 * @returns {number} the row that holds `value`, or the last one before it; -1 when there is none
 */
export function rowAt(rows, width, value) {
  return firstFrom(rows, width, value + 1) - 1;
}
