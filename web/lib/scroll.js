/**
 * Scrolling to what has its place only once its surroundings are laid out.
 */

/** Frames without movement after which a page is at rest, and the most that are waited for. */
const CALM = 3;
const MOST = 60;
/** What tells that the reader goes elsewhere; that which led here is over by the next frame. */
const READER = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/**
 * Scrolls, and again in each frame until that moves nothing any more; the reader goes first.
 * @param {() => void} scroll  to the place, as it is known at that moment
 * @returns {() => void} ends it
 */
export function scrollToRest(scroll) {
  const taken = new AbortController();
  const { signal } = taken;
  const stop = () => taken.abort();
  let calm = 0;
  let frames = 0;
  let last = -1;
  const step = () => {
    if (signal.aborted) return;
    scroll();
    calm = Math.round(scrollY) === last ? calm + 1 : 0;
    last = Math.round(scrollY);
    if (calm === CALM || ++frames === MOST) stop();
    else requestAnimationFrame(step);
  };
  scroll();
  requestAnimationFrame(() => {
    for (const type of READER) addEventListener(type, stop, { passive: true, signal });
    step();
  });
  return stop;
}
