/**
 * @param {number} x  in the window
 * @param {number} y
 * @returns {{node: Node, offset: number} | null} the place in the text there
 */
export function caretAt(x, y) {
  if (typeof document.caretPositionFromPoint === 'function') {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
