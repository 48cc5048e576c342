/**
 * How fast the page is, in both browsers: prints figures, asserts nothing. Needs dist/.
 *     node tests/bench/bench_page.mjs [--runs 20] [--megabytes 1]
 */
import { parseArgs } from 'node:util';
import {
  analysed,
  BROWSERS,
  newPage,
  paste,
  SINGLE_FILE,
  samples,
  serveDist,
} from '../browser/harness.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    megabytes: { type: 'string', default: '1' },
  },
});
const RUNS = Number(values.runs);
const MEGABYTES = Number(values.megabytes);

/** @param {number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** An article of about 600 words: the sample, and as much of its paragraphs again. */
async function article() {
  const [{ text }] = await samples();
  const words = (/** @type {string} */ s) => s.split(/\s+/).length;
  const more = text.split('\n').slice(3);
  let long = text;
  while (words(long) < 600) long += `${more.shift() ?? text}\n`;
  return long;
}

/** @param {number} units @param {string} text */
function repeated(units, text) {
  return text.repeat(Math.ceil(units / text.length)).slice(0, units);
}

/**
 * Pastes a text and waits, inside the page, until its marks are on the screen.
 * @param {import('puppeteer-core').Page} page
 * @param {string} text
 * @returns {Promise<number>} milliseconds from the paste event to the frame after the marks
 */
async function pasteToPaint(page, text) {
  return page.evaluate(async (content) => {
    const root = /** @type {HTMLElement} */ (document.querySelector('#article'));
    const drawn = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (!root.querySelector('mark')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // A message posted in a frame comes after it was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      }).observe(root, { childList: true, subtree: true });
    });
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    const start = performance.now();
    document.body.dispatchEvent(event);
    return (await drawn) - start;
  }, text);
}

/**
 * The longest time in which the page could not answer, by a chain of messages.
 * @param {import('puppeteer-core').Page} page
 */
async function watchMainThread(page) {
  await page.evaluate(() => {
    const state = { longest: 0, last: performance.now(), on: true };
    Object.assign(globalThis, { benchState: state });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
      if (state.on) port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  return () =>
    page.evaluate(() => {
      const { benchState } = /** @type {any} */ (globalThis);
      benchState.on = false;
      return /** @type {number} */ (benchState.longest);
    });
}

const text = await article();
const server = await serveDist();
const shown = (/** @type {number} */ ms) => `${ms.toFixed(1)} ms`;
for (const { name, launch } of BROWSERS) {
  const browser = await launch();
  try {
    for (const [kind, address] of [
      ['hosted', `${server.origin}/`],
      ['single file', SINGLE_FILE],
    ]) {
      const { page } = await newPage(browser);
      const start = performance.now();
      await page.goto(address);
      const usable = performance.now() - start;
      await paste(page, text);
      await analysed(page, 60_000);
      const first = performance.now() - start;
      console.log(
        `${name}, ${kind}: page after ${shown(usable)}, first article after ${shown(first)}`,
      );

      const times = [];
      for (let run = 0; run < RUNS; run++) {
        await page.click('#new');
        await page.waitForSelector('#reader[hidden]');
        times.push(await pasteToPaint(page, `${text}\n${run}`));
      }
      console.log(
        `${name}, ${kind}: ${text.split(/\s+/).length} words, paste to painted marks, ` +
          `median of ${RUNS}: ${shown(median(times))} (${shown(Math.min(...times))} to ${shown(Math.max(...times))})`,
      );

      const long = repeated(MEGABYTES * 1e6, text);
      const stop = await watchMainThread(page);
      const pasted = performance.now();
      await paste(page, long);
      await analysed(page, 300_000);
      const elapsed = performance.now() - pasted;
      await new Promise((resolve) => setTimeout(resolve, 3000));
      console.log(
        `${name}, ${kind}: ${MEGABYTES} MB in ${shown(elapsed)}, longest main-thread task ${shown(await stop())}`,
      );
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
server.close();
