/**
 * Where something small stands beside what it is about: under it, or above it where there is more
 * room, and never past the edge of the window. All pure; pixels.
 */

/**
 * @typedef {{left: number, top: number, bottom: number, width: number}} Anchor  in the window
 * @typedef {{width: number, height: number}} Size
 */

/** From the anchor, and from the edge of the window. */
const GAP = 8;

/**
 * @param {Anchor} anchor
 * @param {Size} box
 * @param {Size} view
 * @param {'below' | 'above'} [wished]  where it stands if there is room
 * @returns {{left: number, top: number}} in the window
 */
export function placeBeside(anchor, box, view, wished = 'below') {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - box.height;
  const fitsBelow = below + box.height <= view.height - GAP;
  const fitsAbove = above >= GAP;
  const roomier = view.height - anchor.bottom >= anchor.top ? below : above;
  const first = wished === 'below' ? fitsBelow : !fitsAbove && fitsBelow;
  const top = first ? below : fitsAbove ? above : fitsBelow ? below : roomier;
  const furthest = view.width - GAP - box.width;
  return { left: Math.max(GAP, Math.min(anchor.left, furthest)), top };
}
