/**
 * A worker without a thread: a test reads what it was sent and answers as it likes.
 */
export class FakeWorker {
  /** @type {((event: any) => void) | null} */
  onmessage = null;
  /** @type {((event: any) => void) | null} */
  onerror = null;
  /** @type {((event: any) => void) | null} */
  onmessageerror = null;
  /** @type {any[]} */
  received = [];
  terminated = false;

  /** @param {(worker: FakeWorker, request: any) => void} [behave] */
  constructor(behave = () => {}) {
    this.behave = behave;
  }

  /** @param {any} request */
  postMessage(request) {
    this.received.push(request);
    queueMicrotask(() => {
      if (!this.terminated) this.behave(this, request);
    });
  }

  /** @param {object} reply */
  answer(reply) {
    if (!this.terminated) this.onmessage?.({ data: reply });
  }

  terminate() {
    this.terminated = true;
  }
}

/**
 * Answers everything at once: the length of the text for a document, no tokens.
 * @param {FakeWorker} worker
 * @param {any} request
 */
export function obliging(worker, request) {
  worker.answer({ id: request.id, begun: true });
  if (request.op === 'init') {
    worker.answer({ id: request.id, result: { module: 'compiled', models: [] } });
  } else if (request.op === 'analyze') {
    worker.answer({
      id: request.id,
      result: { analysis: request.id, length: request.text.length },
    });
  } else {
    worker.answer({ id: request.id, result: [] });
  }
}

/**
 * Gets ready, takes every text up, and never answers.
 * @param {FakeWorker} worker
 * @param {any} request
 */
export function pondering(worker, request) {
  if (request.op === 'init') obliging(worker, request);
  else worker.answer({ id: request.id, begun: true });
}
