import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineClient } from '../../web/engine/client.js';
import { EngineError } from '../../web/engine/protocol.js';
import { FakeWorker, obliging, pondering } from './fake_worker.mjs';

const AUTO = { language: 'auto' };
const LONG = 'x'.repeat(200_000);
const ASSETS = /** @type {any} */ ({ wasm: 'bytes', models: ['fr', 'en'] });

/**
 * @param {((worker: FakeWorker, request: any) => void)[]} behaviours  of the first worker, the
 *   second, …; the last one goes for all that follow
 * @param {any} [limits]
 */
function setUp(behaviours, limits) {
  const workers = /** @type {FakeWorker[]} */ ([]);
  const events = /** @type {string[]} */ ([]);
  const createWorker = () => {
    const worker = new FakeWorker(behaviours[Math.min(workers.length, behaviours.length - 1)]);
    workers.push(worker);
    return worker;
  };
  const client = new EngineClient(createWorker, async () => ASSETS, { limits });
  client.listen((event) => {
    if (event === 'restarted') events.push(event);
  });
  return { client, workers, events };
}

/** @param {string} code */
const hasCode = (code) => (/** @type {any} */ error) => {
  assert.ok(error instanceof EngineError);
  assert.equal(error.code, code);
  return true;
};

/** Lets all that is ready happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('starts once, and sends the assets', async () => {
  const { client, workers } = setUp([obliging]);
  await Promise.all([client.start(), client.start()]);
  assert.equal(workers.length, 1);
  assert.deepEqual(workers[0].received[0].models, ['fr', 'en']);
});

test('a text comes back as its document', async () => {
  const { client, workers } = setUp([obliging]);
  const document = await client.analyze('é\ud800x', AUTO);
  assert.equal(document.length, 3);
  assert.equal(workers[0].received[1].text, 'é\ud800x');
  assert.deepEqual(workers[0].received[1].options, AUTO);
});

test('a worker that waits is asked at once, before the page does anything else', async () => {
  const { client, workers } = setUp([obliging]);
  await client.start();
  const document = client.analyze('text', AUTO);
  assert.equal(workers[0].received.at(-1).text, 'text');
  assert.equal((await document).length, 4);
});

test('a newer text cancels one that waits', async () => {
  const { client, workers } = setUp([pondering]);
  const first = client.analyze('first', AUTO);
  await settle();
  const second = client.analyze('second', AUTO);
  const third = client.analyze('third', AUTO);
  third.catch(() => {});
  await assert.rejects(second, hasCode('cancelled'));
  const [, request] = workers[0].received;
  workers[0].answer({ id: request.id, result: { analysis: request.id } });
  assert.equal((await first).analysis, request.id);
  await settle();
  assert.equal(workers[0].received.at(-1).text, 'third');
  assert.equal(workers.length, 1, 'short texts are waited for');
  client.cancel();
});

test('a newer text interrupts a long one, and the compiled module is used again', async () => {
  const { client, workers, events } = setUp([pondering, obliging]);
  const long = client.analyze(LONG, AUTO);
  const rejected = assert.rejects(long, hasCode('cancelled'));
  await settle();
  const short = await client.analyze('short', AUTO);
  await rejected;
  assert.equal(short.length, 5);
  assert.ok(workers[0].terminated);
  assert.equal(workers[1].received[0].wasm, 'compiled');
  assert.deepEqual(events, [], 'a cancelled worker did not die');
});

test('a worker that is still loading is not interrupted', async () => {
  const { client, workers } = setUp([() => {}]);
  const long = client.analyze(LONG, AUTO);
  const rejected = assert.rejects(long, hasCode('cancelled'));
  await settle();
  const short = client.analyze('short', AUTO);
  await rejected;
  await settle();
  obliging(workers[0], workers[0].received[0]);
  await settle();
  obliging(workers[0], workers[0].received[1]);
  assert.equal((await short).length, 5);
  assert.equal(workers[0].received[1].text, 'short');
  assert.equal(workers.length, 1);
});

test('cancel rejects what runs and what waits', async () => {
  const { client, workers } = setUp([pondering, obliging]);
  const running = assert.rejects(client.analyze(LONG, AUTO), hasCode('cancelled'));
  await settle();
  client.cancel();
  await running;
  assert.ok(workers[0].terminated);
  assert.equal((await client.analyze('again', AUTO)).length, 5);
});

test('a worker that dies is replaced once, and the page is told', async () => {
  const { client, workers, events } = setUp([
    (worker, request) => {
      if (request.op === 'init') obliging(worker, request);
      else worker.onerror?.({ message: 'out of memory' });
    },
    obliging,
  ]);
  assert.equal((await client.analyze('text', AUTO)).length, 4);
  assert.equal(workers.length, 2);
  assert.deepEqual(events, ['restarted']);
});

test('a text that kills two workers is given up, and the next text is served', async () => {
  const deadly = (/** @type {FakeWorker} */ worker, /** @type {any} */ request) => {
    if (request.text !== 'deadly') return obliging(worker, request);
    const error = { code: 'worker-died', message: 'RuntimeError: unreachable' };
    worker.answer({ id: request.id, error });
  };
  const { client, workers } = setUp([deadly]);
  await assert.rejects(client.analyze('deadly', AUTO), hasCode('worker-died'));
  assert.equal((await client.analyze('fine', AUTO)).length, 4);
  assert.equal(workers.length, 3);
});

test('a worker that fails to load rejects', async () => {
  const { client } = setUp([(worker) => worker.onerror?.({ message: 'SyntaxError' })]);
  await assert.rejects(client.start(), hasCode('worker-died'));
  await assert.rejects(client.analyze('text', AUTO), hasCode('worker-died'));
});

test('assets that fail to load reject, and are asked for again', async () => {
  let tries = 0;
  const client = new EngineClient(
    () => new FakeWorker(obliging),
    async () => {
      tries++;
      if (tries === 1) throw new EngineError('load-failed', '404');
      return ASSETS;
    },
  );
  await assert.rejects(client.start(), hasCode('load-failed'));
  await client.start();
  assert.equal(tries, 2);
});

test('the worker starts when the page is closed, at the latest when the assets are here', async () => {
  for (const early of [false, true]) {
    const order = /** @type {string[]} */ ([]);
    const client = new EngineClient(
      () => {
        order.push('worker');
        return new FakeWorker(obliging);
      },
      async (onClosed) => {
        if (early) onClosed();
        await new Promise((resolve) => setTimeout(resolve));
        order.push('here');
        if (!early) onClosed();
        return ASSETS;
      },
    );
    await client.start();
    assert.deepEqual(order, early ? ['worker', 'here'] : ['here', 'worker']);
  }
});

test('a listener hears of what has happened already, each once', async () => {
  const { client } = setUp([obliging]);
  const heard = /** @type {string[][]} */ ([[], []]);
  client.listen((event) => heard[0].push(event));
  await client.start();
  client.listen((event) => heard[1].push(event));
  assert.deepEqual(heard[0], ['here', 'begun', 'ready']);
  assert.deepEqual(heard[1], heard[0]);
});

test('an error of the core is passed on and leaves the worker alive', async () => {
  const { client, workers } = setUp([
    (worker, request) => {
      if (request.op === 'init') return obliging(worker, request);
      worker.answer({ id: request.id, error: { code: 'too-large', message: '' } });
    },
  ]);
  await assert.rejects(client.analyze('text', AUTO), hasCode('too-large'));
  assert.equal(workers[0].terminated, false);
});

test('a worker that never takes a text up is replaced; one that never answers is ended', async () => {
  const deaf = (/** @type {FakeWorker} */ worker, /** @type {any} */ request) => {
    if (request.op === 'init') obliging(worker, request);
  };
  const limits = { begin: 20, init: 1000, analyze: 40, perUnit: 0 };
  const { client, workers } = setUp([deaf, pondering], limits);
  await assert.rejects(client.analyze('text', AUTO), hasCode('no-answer'));
  assert.equal(workers.length, 2);
  assert.ok(workers.every(({ terminated }) => terminated));
});

test('tokens are of the text analysed last', async () => {
  const { client, workers } = setUp([obliging]);
  await assert.rejects(client.tokens(0, 5), hasCode('stale'));
  const { analysis } = await client.analyze('text', AUTO);
  assert.deepEqual(await client.tokens(0, 4), []);
  const request = workers[0].received.at(-1);
  assert.deepEqual(
    { op: request.op, analysis: request.analysis, start: request.start, end: request.end },
    { op: 'tokens', analysis, start: 0, end: 4 },
  );
});

test('an export is of the text analysed last, with its labels in a language', async () => {
  const { client, workers } = setUp([obliging]);
  await assert.rejects(client.export('json'), hasCode('stale'));
  const { analysis } = await client.analyze('text', AUTO);
  assert.deepEqual(await client.export('html', 'fr'), []);
  await client.export('csv-dates');
  assert.deepEqual(
    workers[0].received.slice(2).map(({ id, ...rest }) => rest),
    [
      { op: 'export', analysis, format: 'html', locale: 'fr' },
      { op: 'export', analysis, format: 'csv-dates', locale: '' },
    ],
  );
});

test('tokens of a text whose worker died are had by reading it again', async () => {
  const forgetful = (/** @type {FakeWorker} */ worker, /** @type {any} */ request) => {
    if (request.op !== 'tokens' || worker.received.some(({ op }) => op === 'analyze')) {
      return obliging(worker, request);
    }
    worker.answer({ id: request.id, error: { code: 'stale', message: '' } });
  };
  const { client, workers, events } = setUp([obliging, forgetful]);
  await client.analyze('text', AUTO);
  workers[0].onerror?.({ message: 'killed' });
  assert.equal(workers.length, 1, 'nothing is started before it is needed');
  assert.deepEqual(await client.tokens(0, 4), []);
  assert.deepEqual(events, ['restarted']);
  assert.equal(workers[1].received.filter(({ op }) => op === 'analyze').length, 1);
});
