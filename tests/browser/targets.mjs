/**
 * Runs the same tests in Chromium and Firefox, on the hosted site and on the single file.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, newPage, SINGLE_FILE, serveDist } from './harness.mjs';

/**
 * @typedef {{
 *   page: import('puppeteer-core').Page,
 *   problems: string[],
 *   requests: string[],
 *   kind: 'hosted' | 'single file',
 *   browser: string,
 *   address: string,
 * }} Scene
 */

/**
 * @param {(scene: (title: string, run: (scene: Scene) => Promise<void>, options?: {
 *   locale?: 'fr' | 'en', tolerate?: RegExp, only?: 'hosted' | 'single file',
 *   prepare?: (page: import('puppeteer-core').Page) => Promise<unknown>}) => void) => void} define
 *   calls scene(title, run, options) for each test: `run` gets an open page; afterwards no console
 *   error, page error or (single file) request may have come, but for those that `tolerate` names
 */
export function onEveryTarget(define) {
  for (const { name, launch } of BROWSERS) {
    describe(name, () => {
      /** @type {import('puppeteer-core').Browser} */
      let browser;
      /** @type {Awaited<ReturnType<typeof serveDist>>} */
      let server;
      before(async () => {
        server = await serveDist();
        browser = await launch();
      });
      after(async () => {
        await browser?.close();
        server?.close();
      });

      for (const kind of /** @type {const} */ (['hosted', 'single file'])) {
        describe(kind, () => {
          define((title, run, { locale = 'fr', tolerate, only, prepare } = {}) => {
            if (only && only !== kind) return;
            test(title, async () => {
              const { page, problems, requests } = await newPage(browser, { locale });
              try {
                await prepare?.(page);
                const address = kind === 'hosted' ? `${server.origin}/` : SINGLE_FILE;
                await page.goto(address);
                await run({ page, problems, requests, kind, browser: name, address });
                const bad = problems.filter((problem) => !tolerate?.test(problem));
                assert.deepEqual(bad, []);
                const foreign = requests.filter((url) => !url.startsWith(address));
                assert.deepEqual(foreign, []);
                if (kind === 'single file') assert.ok(requests.every((url) => url === address));
              } finally {
                await page.browserContext().close();
              }
            });
          });
        });
      }
    });
  }
}
