/**
 * Work that may wait until what the reader asked for is on the screen.
 */

/**
 * @param {() => void} work
 * @returns {() => void} asks for it: it is done once after the next paint, however often asked for
 */
export function afterPaint(work) {
  let asked = false;
  const { port1, port2 } = new MessageChannel();
  // A message posted in a frame comes after it was painted.
  port1.onmessage = () => {
    asked = false;
    work();
  };
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => port2.postMessage(null));
  };
}
