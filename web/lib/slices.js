/**
 * Long work in short turns, so that the page keeps answering.
 */

/** Milliseconds a turn may take before the browser is given the next one. */
const SLICE = 8;

/** Runs one piece of work at a time; starting another gives up the one before. */
export class Slices {
  #run = 0;
  /** @type {(() => void) | null} */
  #continue = null;

  /**
   * @param {() => boolean} step  a small part of the work; false when there is none left
   * @returns {Promise<boolean>} whether it was done to the end
   */
  start(step) {
    const run = ++this.#run;
    return new Promise((resolve) => {
      // A message comes back sooner than a timer, after input and painting had their turn.
      const { port1, port2 } = new MessageChannel();
      /** @param {boolean} done */
      const finish = (done) => {
        port1.close();
        resolve(done);
      };
      const turn = () => {
        if (run !== this.#run) return finish(false);
        const end = performance.now() + SLICE;
        while (performance.now() < end) {
          if (!step()) return finish(true);
        }
        this.#continue = turn;
        port2.postMessage(null);
      };
      port1.onmessage = turn;
      this.#continue?.();
      turn();
    });
  }

  stop() {
    this.#run++;
    this.#continue?.();
    this.#continue = null;
  }
}
