/**
 * When the engine is slow, dies, or cannot run at all.
 */
import assert from 'node:assert/strict';
import { loadEngine } from './engine.mjs';
import { analysed, marksOf, paste, samples } from './harness.mjs';
import { onEveryTarget } from './targets.mjs';

const analyze = await loadEngine();
const [french, english] = await samples();

/** Lets a test reach the page's workers. @param {import('puppeteer-core').Page} page */
const exposeWorkers = (page) =>
  page.evaluateOnNewDocument(() => {
    const globals = /** @type {any} */ (globalThis);
    globals.testWorkers = [];
    globals.Worker = class extends Worker {
      /** @param {string} url */
      constructor(url) {
        super(url);
        globals.testWorkers.push(this);
      }
    };
  });

onEveryTarget((scene) => {
  const usual = true;

  scene(
    '10 MB: the text is there at once, progress can be cancelled, nothing is lost',
    async ({ page }) => {
      await paste(page, french.text, 10_000_000);
      await page.waitForSelector('#article .chunk', { timeout: 20_000 });
      await page.waitForSelector('#cancel:not([hidden])', { visible: true, timeout: 20_000 });
      await page.click('#cancel');
      await page.waitForSelector('[data-notice="status.cancelled"]');
      const first = await page.$eval('#article [data-piece]', (p) => p.textContent);
      assert.equal(first, french.text.split('\n')[0]);
      await paste(page, english.text);
      await analysed(page);
      const expected = analyze(english.text).mentions.length;
      const marks = await marksOf(page, english.text);
      assert.equal(marks.filter(({ type }) => type !== 'DATE').length, expected);
    },
    { usual },
  );

  scene(
    'a newer paste overtakes a long one',
    async ({ page }) => {
      await paste(page, french.text);
      await analysed(page);
      await paste(page, french.text, 3_000_000);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await paste(page, english.text);
      await page.waitForFunction(
        (title) => {
          const piece = document.querySelector('#article [data-piece]');
          return piece?.textContent === title && document.querySelector('#findings:not([hidden])');
        },
        { timeout: 20_000 },
        english.text.split('\n')[0],
      );
      await analysed(page);
      const marks = await marksOf(page, english.text);
      const { mentions } = analyze(english.text);
      assert.equal(marks.filter(({ type }) => type !== 'DATE').length, mentions.length);
    },
    { usual },
  );

  scene(
    'a worker that was killed is replaced, and the reader is told',
    async ({ page }) => {
      await paste(page, french.text);
      await analysed(page);
      await page.evaluate(() => /** @type {any} */ (globalThis).testWorkers.at(-1).terminate());
      await paste(page, english.text);
      await page.waitForSelector('[data-notice="notice.restarted"]', { timeout: 20_000 });
      await analysed(page);
      assert.ok((await marksOf(page, english.text)).length > 5);
    },
    { usual, prepare: exposeWorkers },
  );

  scene(
    'a worker that crashes is replaced, and the reader is told',
    async ({ page }) => {
      await paste(page, french.text);
      await analysed(page);
      await page.evaluate(() => {
        const worker = /** @type {any} */ (globalThis).testWorkers.at(-1);
        worker.dispatchEvent(new ErrorEvent('error', { message: 'crash', cancelable: true }));
      });
      await paste(page, english.text);
      await page.waitForSelector('[data-notice="notice.restarted"]', { timeout: 20_000 });
      await analysed(page);
      assert.ok((await marksOf(page, english.text)).length > 5);
    },
    { usual, prepare: exposeWorkers },
  );

  for (const [missing, remove] of /** @type {[string, () => void][]} */ ([
    ['no-worker', () => Reflect.deleteProperty(globalThis, 'Worker')],
    ['no-wasm', () => Reflect.deleteProperty(globalThis, 'WebAssembly')],
    ['no-simd', () => Object.assign(WebAssembly, { validate: () => false })],
    ['no-decompression', () => Reflect.deleteProperty(globalThis, 'DecompressionStream')],
  ])) {
    scene(
      `${missing}: said in words, and the text can be read all the same`,
      async ({ page }) => {
        await page.waitForSelector(`[data-notice="error.${missing}"]`);
        await paste(page, french.text);
        await page.waitForSelector('#article [data-piece]');
        const last = await page.$$eval('#article [data-piece]', (all) => all.at(-1)?.textContent);
        assert.equal(last, french.text.trim().split('\n').at(-1));
        assert.equal(await page.$('#article mark'), null);
      },
      { prepare: (page) => page.evaluateOnNewDocument(remove) },
    );
  }

  scene(
    'files that do not come: said in words, and tried again',
    async ({ page }) => {
      await page.setRequestInterception(true);
      let broken = true;
      page.on('request', (request) => {
        if (broken && request.url().includes('.deflate')) request.abort();
        else request.continue();
      });
      await page.reload();
      await page.waitForSelector('[data-notice="error.load-failed"]');
      await paste(page, french.text);
      await page.waitForSelector('#article [data-piece]');
      broken = false;
      await page.waitForSelector('.notice.error button:not(.icon)');
      await page.click('.notice.error button:not(.icon)');
      await analysed(page);
      assert.ok((await marksOf(page, french.text)).length > 5);
    },
    { only: 'hosted', tolerate: /ERR_FAILED|NetworkError|Failed to load/ },
  );
});
