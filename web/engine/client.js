/**
 * The page's side of the worker. Latest wins: a newer text rejects the older one, and where the
 * worker is in the middle of a long text it is ended and started again with the module that it
 * compiled before. A worker that dies, never answers or never loads rejects what waits for it.
 */
import { EngineError } from './protocol.js';

/** Above this many units an analysis is worth interrupting rather than waiting for. */
const LONG_TEXT = 100_000;
/**
 * Milliseconds. A worker that lives takes a request up at once (begin); it has this long to get
 * ready (init), and for a text of n units analyze + n * perUnit: an hour for the longest.
 */
const LIMITS = { begin: 4_000, init: 60_000, analyze: 30_000, perUnit: 0.05 };

/**
 * @typedef {import('./protocol.js').Sealed} Sealed
 * @typedef {import('./protocol.js').AnalyzeOptions} AnalyzeOptions
 * @typedef {import('./protocol.js').PackedDocument} PackedDocument
 * @typedef {import('./protocol.js').Token} Token
 *
 * here: all files are; begun: a worker has taken them up; ready: for a text. Each comes once.
 * restarted: a worker died and another took its place
 * @typedef {'here' | 'begun' | 'ready' | 'restarted'} EngineEvent
 *
 * @typedef {Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>
 * } WorkerLike
 * @typedef {{wasm: Sealed | WebAssembly.Module, models: Sealed[]}} Assets
 * @typedef {{resolve(value: any): void, reject(error: EngineError): void,
 *   timer: ReturnType<typeof setTimeout>, limit: number, begun: boolean,
 *   onBegun(): void}} Pending
 * @typedef {{text: string, options: AnalyzeOptions, resolve(value: PackedDocument): void,
 *   reject(error: EngineError): void}} Job
 */

export class EngineClient {
  /** @type {WorkerLike | null} */
  #worker = null;
  /** @type {Promise<import('./protocol.js').Ready> | null} */
  #ready = null;
  /** Whether #worker may be asked at once. */
  #isReady = false;
  /** @type {WebAssembly.Module | null} */
  #module = null;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #lastId = 0;
  /** @type {Job | null} the text the worker is at */
  #running = null;
  /** @type {Job | null} the text that waits for it */
  #next = null;
  /** Whether the worker is in the middle of #running, or still on its way there. */
  #busy = false;
  /** @type {{id: number, text: string, options: AnalyzeOptions} | null} what #ask is about */
  #shown = null;
  /** @type {((event: EngineEvent) => void)[]} */
  #listeners = [];
  /** @type {Set<EngineEvent>} */
  #happened = new Set();
  /** A worker died and no other has taken its place yet. */
  #died = false;

  /**
   * @param {() => WorkerLike} createWorker
   * @param {(onClosed: () => void) => Promise<Assets>} loadAssets  called once, again only after it
   *   failed; tells when the page has its final policy, where that is before all assets are here
   * @param {{limits?: typeof LIMITS}} [options]
   */
  constructor(createWorker, loadAssets, options = {}) {
    const { limits = LIMITS } = options;
    this.limits = limits;
    this.createWorker = createWorker;
    this.loadAssets = loadAssets;
    /** @type {Promise<Assets> | null} */
    this.assets = null;
  }

  /** Whether the files are here. */
  get hasFiles() {
    return this.#happened.has('here');
  }

  /** @param {(event: EngineEvent) => void} listener  told of what happens, and of what has */
  listen(listener) {
    this.#listeners.push(listener);
    for (const event of this.#happened) listener(event);
  }

  /** @param {EngineEvent} event */
  #tell(event) {
    if (event !== 'restarted' && this.#happened.has(event)) return;
    this.#happened.add(event);
    for (const listener of this.#listeners) listener(event);
  }

  /**
   * Starts the worker and loads what it needs; nothing when it runs already.
   * @returns {Promise<import('./protocol.js').Ready>}
   */
  start() {
    this.#ready ??= this.#start();
    return this.#ready;
  }

  /**
   * Analyses a text. Rejects with 'cancelled' when a newer text comes or `cancel` is called.
   * @param {string} text
   * @param {AnalyzeOptions} options
   * @returns {Promise<PackedDocument>}
   */
  analyze(text, options) {
    this.#next?.reject(new EngineError('cancelled'));
    const promise = new Promise((resolve, reject) => {
      this.#next = { text, options, resolve, reject };
    });
    if (this.#running && this.#running.text.length > LONG_TEXT) this.#abandon();
    if (!this.#running) this.#runNext();
    return promise;
  }

  /** Gives up what is being analysed. */
  cancel() {
    this.#next?.reject(new EngineError('cancelled'));
    this.#next = null;
    if (this.#running) this.#abandon();
  }

  /**
   * Makes a text that was analysed before the one that tokens are asked of.
   * @param {number} id  of its analysis
   * @param {string} text
   * @param {AnalyzeOptions} options
   */
  recall(id, text, options) {
    this.#shown = { id, text, options };
  }

  /** Ends the worker that holds a text, and with it what is left of the text in its memory. */
  forget() {
    this.#next?.reject(new EngineError('cancelled'));
    this.#next = null;
    if (!this.#shown && !this.#running) return;
    this.#shown = null;
    this.#running = null;
    this.#die(new EngineError('cancelled'));
  }

  /**
   * The tokens of the text analysed last that touch [start, end), in UTF-16 units.
   * @param {number} start
   * @param {number} end
   * @returns {Promise<Token[]>}
   */
  tokens(start, end) {
    return this.#ask({ op: 'tokens', start, end });
  }

  /**
   * The text analysed last in a format of docs/exports.md ('csv-quotes', 'html', ...).
   * @param {string} format
   * @param {string} [locale]  of labels meant for people; without it that of the text
   * @returns {Promise<string>}
   */
  export(format, locale = '') {
    return this.#ask({ op: 'export', format, locale });
  }

  /**
   * Asks something of the text analysed last; rejects with 'stale' while a newer one is analysed.
   * @param {object} question
   * @returns {Promise<any>}
   */
  async #ask(question) {
    const shown = this.#shown;
    if (!shown || this.#running) throw new EngineError('stale');
    try {
      return await this.#askOf(shown.id, question);
    } catch (error) {
      const { code } = asEngineError(error);
      if (code !== 'stale' && code !== 'worker-died') throw error;
      if (this.#running || shown !== this.#shown) throw new EngineError('stale');
      // The worker that knew this text is gone: let the new one read it again.
      const { analysis } = await this.analyze(shown.text, shown.options);
      return this.#askOf(analysis, question);
    }
  }

  /**
   * @param {number} analysis
   * @param {object} question
   * @returns {Promise<any>}
   */
  async #askOf(analysis, question) {
    await this.start();
    return this.#post({ ...question, analysis }, this.limits.analyze);
  }

  async #start() {
    /** @type {WorkerLike | null} */
    let worker = null;
    try {
      // Not before: a worker keeps the policy of the moment, and a closed page has a stricter one.
      const { wasm, models } = await this.#loadAssets(() => {
        worker ??= this.#hire();
      });
      this.#tell('here');
      worker ??= this.#hire();
      const request = { op: 'init', wasm: this.#module ?? wasm, models };
      const { init } = this.limits;
      const ready = await this.#post(request, init, init, () => this.#tell('begun'));
      this.#module = ready.module ?? this.#module;
      if (this.#died) this.#tell('restarted');
      this.#died = false;
      this.#isReady = true;
      this.#tell('ready');
      return ready;
    } catch (error) {
      if (this.#worker === worker) this.#end();
      throw asEngineError(error, 'load-failed');
    }
  }

  /** @param {() => void} onClosed */
  #loadAssets(onClosed) {
    this.assets ??= this.loadAssets(onClosed);
    this.assets.catch(() => {
      this.assets = null;
    });
    return this.assets;
  }

  /** @returns {WorkerLike} */
  #hire() {
    const worker = this.createWorker();
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#die(new EngineError('worker-died', event.message));
    };
    worker.onmessageerror = () => this.#die(new EngineError('worker-died', 'unreadable message'));
    return worker;
  }

  async #runNext() {
    const job = this.#next;
    if (!job) return;
    this.#next = null;
    this.#running = job;
    try {
      const document = await this.#analyzeOrRetry(job);
      this.#shown = { id: document.analysis, text: job.text, options: job.options };
      job.resolve(document);
    } catch (error) {
      job.reject(asEngineError(error));
    }
    if (this.#running !== job) return;
    this.#running = null;
    this.#busy = false;
    this.#runNext();
  }

  /**
   * A dead worker is replaced once for a text; a text that kills two of them is given up.
   * @param {Job} job
   * @returns {Promise<PackedDocument>}
   */
  async #analyzeOrRetry(job) {
    try {
      return await this.#analyze(job);
    } catch (error) {
      if (asEngineError(error).code !== 'worker-died') throw error;
      return this.#analyze(job);
    }
  }

  /**
   * @param {Job} job
   * @returns {Promise<PackedDocument>}
   */
  async #analyze(job) {
    if (!this.#isReady) await this.start();
    if (this.#running !== job) throw new EngineError('cancelled');
    this.#busy = true;
    const { text, options } = job;
    const limit = this.limits.analyze + text.length * this.limits.perUnit;
    return this.#post({ op: 'analyze', text, options }, limit);
  }

  /**
   * @param {object} request
   * @param {number} limit  milliseconds for the answer
   * @param {number} [beginLimit]  milliseconds until the worker takes it up
   * @param {() => void} [onBegun]  it has
   * @returns {Promise<any>}
   */
  #post(request, limit, beginLimit = this.limits.begin, onBegun = () => {}) {
    return new Promise((resolve, reject) => {
      const worker = this.#worker;
      if (!worker) return reject(new EngineError('worker-died', 'no worker'));
      const id = ++this.#lastId;
      const timer = setTimeout(() => this.#late(id), beginLimit);
      this.#pending.set(id, { resolve, reject, timer, limit, begun: false, onBegun });
      worker.postMessage({ id, ...request });
    });
  }

  /** @param {import('./protocol.js').Reply} reply */
  #receive({ id, begun, result, error }) {
    const pending = this.#pending.get(id);
    if (!pending) return;
    clearTimeout(pending.timer);
    if (begun) {
      pending.begun = true;
      pending.onBegun();
      pending.timer = setTimeout(() => this.#late(id), pending.limit);
      return;
    }
    this.#pending.delete(id);
    if (!error) return pending.resolve(result);
    const failure = new EngineError(error.code, error.message);
    if (error.code === 'worker-died') this.#die(failure);
    pending.reject(failure);
  }

  /**
   * A request is out of time. Its answer may be among messages that a busy page has not read yet:
   * they get one more turn.
   * @param {number} id
   */
  #late(id) {
    const pending = this.#pending.get(id);
    if (!pending) return;
    const wasBegun = pending.begun;
    pending.timer = setTimeout(() => {
      if (this.#pending.get(id) !== pending || pending.begun !== wasBegun) return;
      const code = wasBegun ? 'no-answer' : 'worker-died';
      this.#die(new EngineError(code, `request ${id} got no answer`));
    }, 200);
  }

  /** Ends the work on #running; a worker that is still loading goes on loading. */
  #abandon() {
    const error = new EngineError('cancelled');
    this.#running?.reject(error);
    this.#running = null;
    if (this.#busy) this.#die(error);
  }

  /**
   * Ends the worker and rejects all that waits for it. The next request starts another.
   * @param {EngineError} error
   */
  #die(error) {
    this.#died ||= error.code !== 'cancelled';
    this.#end();
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { timer, reject } of waiting) {
      clearTimeout(timer);
      reject(error);
    }
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = null;
    this.#isReady = false;
    this.#busy = false;
  }
}

/**
 * @param {unknown} error
 * @param {import('./protocol.js').ErrorCode} [code] for an error of another kind
 * @returns {EngineError}
 */
export function asEngineError(error, code = 'failed') {
  return error instanceof EngineError ? error : new EngineError(code, String(error));
}
