/**
 * Runs the same tests in Chromium and Firefox, on the hosted site and on the single file: on all four
 * pairs of them where both may matter, else on two, so that each of the four is there once.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, drawn, newPage, SINGLE_FILE, serveDist } from './harness.mjs';

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

/** @type {Record<string, 'hosted' | 'single file'>} by browser */
const USUAL = { Chromium: 'hosted', Firefox: 'single file' };

/**
 * @param {(scene: (title: string, run: (scene: Scene) => Promise<void>, options?: {
 *   locale?: 'fr' | 'en', tolerate?: RegExp, only?: 'hosted' | 'single file', usual?: boolean,
 *   browser?: string,
 *   prepare?: (page: import('puppeteer-core').Page) => Promise<unknown>}) => void) => void} define
 *   calls scene(title, run, options) for each test: `run` gets an open page; afterwards no console
 *   error, page error or (single file) request may have come, but for those that `tolerate` names;
 *   usual: as `onUsualTargets` has it; browser: the only one that can tell
 */
export function onEveryTarget(define) {
  onTargets(define, () => true);
}

/**
 * The same for what is one in all of them: the hosted site in Chromium, the single file in Firefox,
 * or both browsers where a test is of one of these `only`.
 * @param {Parameters<typeof onEveryTarget>[0]} define
 */
export function onUsualTargets(define) {
  onTargets(define, (browser, kind) => USUAL[browser] === kind);
}

/**
 * @param {Parameters<typeof onEveryTarget>[0]} define
 * @param {(browser: string, kind: 'hosted' | 'single file') => boolean} isWanted
 */
function onTargets(define, isWanted) {
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
          define((title, run, options = {}) => {
            const { locale = 'fr', tolerate, only, usual, prepare } = options;
            if (only ? only !== kind : !isWanted(name, kind)) return;
            if (usual && USUAL[name] !== kind) return;
            if (options.browser && options.browser !== name) return;
            test(title, async () => {
              const { page, problems, requests } = await newPage(browser, { locale });
              try {
                await prepare?.(page);
                const address = kind === 'hosted' ? `${server.origin}/` : SINGLE_FILE;
                await page.goto(address);
                await drawn(page);
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
