/**
 * Long work in short turns, so that the page keeps answering.
 */

/** Milliseconds a turn may take before the browser is given the next one. */
const SLICE = 8;

/** Runs one piece of work at a time; starting another gives up the one before. */
export class Slices {
  #run = 0;
  #channel = new MessageChannel();
  /** @type {(() => void) | null} */
  #continue = null;

  constructor() {
    // A message comes back sooner than a timer, after input and painting had their turn.
    this.#channel.port1.onmessage = () => this.#continue?.();
  }

  /**
   * @param {() => boolean} step  a small part of the work; false when there is none left
   * @returns {Promise<boolean>} whether it was done to the end
   */
  start(step) {
    const run = ++this.#run;
    return new Promise((resolve) => {
      const turn = () => {
        if (run !== this.#run) return resolve(false);
        const end = performance.now() + SLICE;
        while (performance.now() < end) {
          if (!step()) return resolve(true);
        }
        this.#continue = turn;
        this.#channel.port2.postMessage(null);
      };
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
