/**
 * Counts what the page asks of the network, as the browser itself writes it down (resource timing).
 */

/** @typedef {{loading: number, since: number}} Requests  before all was here, and since */

export class RequestCount {
  #loading = 0;
  #since = 0;
  /** @type {number | null} performance.now() when all was here */
  #loaded = null;

  /** @param {(requests: Requests) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    // The browser forgets the oldest after 250; the observer has been told of each.
    new PerformanceObserver((list) => this.#add(list.getEntries())).observe({
      type: 'resource',
      buffered: true,
    });
  }

  /** All that the page needs is here. */
  loaded() {
    this.#loaded ??= performance.now();
  }

  /** @param {PerformanceEntryList} entries */
  #add(entries) {
    const sent = entries.filter(({ name }) => !/^(blob|data):/.test(name));
    const late = sent.filter(({ startTime }) => startTime > (this.#loaded ?? Infinity));
    if (sent.length === 0) return;
    this.#since += late.length;
    this.#loading += sent.length - late.length;
    this.onChange({ loading: this.#loading, since: this.#since });
  }
}
