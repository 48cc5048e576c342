/**
 * What the article is drawn from: pieces (paragraphs, or parts of a very long one) in chunks that
 * the browser lays out on their own. All pure.
 */
import { firstFrom } from './columns.js';

/** Longest piece in UTF-16 units: a browser lays a paragraph out in one go, however long it is. */
const PIECE_UNITS = 4000;
/** A chunk ends with the piece that takes it past this. */
const CHUNK_UNITS = 8_000;

/** Columns of a piece: start, end, kind, 1 where it goes on with the paragraph of the last one. */
export const PIECE = 4;

/**
 * @param {string} text
 * @param {Int32Array} blocks  start, end, kind
 * @param {Int32Array} marks  start, end, type, subject
 * @returns {Int32Array} pieces
 */
export function cutPieces(text, blocks, marks) {
  const pieces = [];
  for (let b = 0; b < blocks.length; b += 3) {
    const end = blocks[b + 1];
    let start = blocks[b];
    let continued = 0;
    while (end - start > PIECE_UNITS) {
      const cut = findCut(text, start, end, marks);
      if (cut >= end) break;
      pieces.push(start, cut, blocks[b + 2], continued);
      start = cut;
      continued = 1;
    }
    pieces.push(start, end, blocks[b + 2], continued);
  }
  return new Int32Array(pieces);
}

/**
 * The best place to cut a long block: after a blank, else before a whole character, never in a
 * mark.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Int32Array} marks
 */
function findCut(text, start, end, marks) {
  const limit = start + PIECE_UNITS;
  let cut = limit;
  while (cut > limit - 1000 && !isBlank(text.charCodeAt(cut - 1))) cut--;
  if (cut === limit - 1000) cut = isTrail(text.charCodeAt(limit)) ? limit - 1 : limit;
  // The outermost mark over the cut, if any, starts soon before it: names are short.
  for (let m = firstFrom(marks, 4, cut - 1000); m * 4 < marks.length; m++) {
    if (marks[m * 4] >= cut) break;
    if (marks[m * 4 + 1] > cut) return marks[m * 4] > start ? marks[m * 4] : marks[m * 4 + 1];
  }
  return Math.min(cut, end);
}

/**
 * @param {Int32Array} pieces
 * @returns {{from: number, to: number, units: number}[]} pieces [from, to) of each chunk
 */
export function groupChunks(pieces) {
  const chunks = [];
  let from = 0;
  let units = 0;
  const count = pieces.length / PIECE;
  for (let p = 0; p < count; p++) {
    units += pieces[p * PIECE + 1] - pieces[p * PIECE];
    if (units >= CHUNK_UNITS || p === count - 1) {
      chunks.push({ from, to: p + 1, units });
      from = p + 1;
      units = 0;
    }
  }
  return chunks;
}

/**
 * Walks over [start, end) of the text: marks open and close around it, and its runs come in
 * order, cut where an emphasis begins or ends.
 * @param {number} start
 * @param {number} end
 * @param {Int32Array} marks  start, end, type, subject; nested, inside [start, end) or outside
 * @param {Emphasis[]} emphases
 * @param {{open(mark: number): void, close(): void,
 *   run(start: number, end: number, emphasis: number): void}} visitor
 *   emphasis: bit i is set where emphases[i] is
 */
export function walk(start, end, marks, emphases, visitor) {
  /** @type {number[]} ends of the open marks, innermost last */
  const open = [];
  let mark = firstFrom(marks, 4, start);
  let at = start;
  for (;;) {
    const markStart = mark * 4 < marks.length ? marks[mark * 4] : end;
    const innerEnd = open.length > 0 ? open[open.length - 1] : end;
    const next = Math.min(markStart, innerEnd, end);
    emitRuns(at, next, emphases, visitor.run);
    at = next;
    if (open.length > 0 && at === innerEnd) {
      open.pop();
      visitor.close();
    } else if (at < end && at === markStart) {
      visitor.open(mark);
      open.push(Math.min(marks[mark * 4 + 1], end));
      mark++;
    } else return;
  }
}

/** @typedef {Int32Array} Emphasis  start, end: sorted, disjoint */

/**
 * @param {number} start
 * @param {number} end
 * @param {Emphasis[]} emphases
 * @param {(start: number, end: number, emphasis: number) => void} run
 */
function emitRuns(start, end, emphases, run) {
  let at = start;
  while (at < end) {
    let bits = 0;
    let next = end;
    emphases.forEach((spans, i) => {
      // The last span that starts at or before `at`, and the one after it.
      const after = firstFrom(spans, 2, at + 1);
      if (after > 0 && spans[after * 2 - 1] > at) {
        bits |= 1 << i;
        next = Math.min(next, spans[after * 2 - 1]);
      } else if (after * 2 < spans.length) next = Math.min(next, spans[after * 2]);
    });
    run(at, next, bits);
    at = next;
  }
}

/** @param {number} unit */
function isBlank(unit) {
  return unit === 0x20 || unit === 0xa0 || unit === 0x09 || unit === 0x3000;
}

/** @param {number} unit */
function isTrail(unit) {
  return (unit & 0xfc00) === 0xdc00;
}
