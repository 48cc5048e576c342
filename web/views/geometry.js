/**
 * Between places in the text and places on the screen. A chunk that is off the screen may never
 * have been laid out: only the one that is asked about is.
 */

/** @typedef {import('./article.js').ArticleView} ArticleView */

/**
 * @param {ArticleView} article
 * @param {number} y  from the top of the window
 * @returns {number} the offset in the text that stands about there
 */
export function offsetAt(article, y) {
  const chunk = childAt(article.root, y);
  const element = chunk && childAt(chunk, y);
  const piece = element && article.pieceAt(article.startOf(element));
  if (!piece) return 0;
  const { top, height } = element.getBoundingClientRect();
  const share = height > 0 ? Math.min(Math.max((y - top) / height, 0), 1) : 0;
  return Math.round(piece.start + share * (piece.end - piece.start));
}

/**
 * @param {ArticleView} article
 * @param {number} offset
 * @returns {number | null} how far from the top of the window it stands, about; null: not drawn
 */
export function topOf(article, offset) {
  const piece = article.pieceFrom(offset, -1) ?? article.pieceFrom(offset, 1);
  const box = piece && article.boxOf(piece.start);
  if (!box) return null;
  const share = (offset - piece.start) / Math.max(piece.end - piece.start, 1);
  return box.top + Math.min(Math.max(share, 0), 1) * box.height;
}

/**
 * @param {HTMLElement} parent
 * @param {number} y
 * @returns {HTMLElement | null} the child that stands there, else the last one above
 */
function childAt(parent, y) {
  let found = null;
  for (const child of parent.children) {
    const { top, height } = child.getBoundingClientRect();
    if (height === 0) continue;
    if (top > y && found) break;
    found = /** @type {HTMLElement} */ (child);
  }
  return found;
}
