/**
 * How fast the page is, in both browsers, as the table of README.md has it: prints figures, asserts
 * nothing. Needs dist/.
 *     node tests/bench/bench_page.mjs [--runs 20] [--megabytes 1] [--browser Chromium]
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import {
  analysed,
  BROWSERS,
  DIST,
  newPage,
  paste,
  SINGLE_FILE,
  samples,
  serveDist,
} from '../browser/harness.mjs';
import {
  median,
  pasteToPaint,
  pressEverything,
  ready,
  readyUnseen,
  watchMainThread,
} from './page_probes.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    megabytes: { type: 'string', default: '1' },
    browser: { type: 'string' },
  },
});
const RUNS = Number(values.runs);
const MEGABYTES = Number(values.megabytes);
/** What a static host compresses on its way. */
const TEXT_TYPES = ['.html', '.js', '.css', '.svg', '.webmanifest'];

/** An article of about 600 words: the sample, and as much of its paragraphs again. */
async function article() {
  const [{ text }] = await samples();
  const words = (/** @type {string} */ s) => s.split(/\s+/).length;
  const more = text.split('\n').slice(3);
  let long = text;
  while (words(long) < 600) long += `${more.shift() ?? text}\n`;
  return long;
}

/** Bytes of a first visit: all of the hosted site, its text compressed. */
async function bytesOverTheWire() {
  const assets = (await readdir(join(DIST, 'assets'))).map((name) => `assets/${name}`);
  let sum = 0;
  for (const name of ['index.html', 'manifest.webmanifest', 'service_worker.js', ...assets]) {
    const content = await readFile(join(DIST, name));
    const compressed = TEXT_TYPES.includes(extname(name));
    sum += compressed ? gzipSync(content, { level: 6 }).length : content.length;
  }
  return sum;
}

/** @param {number[]} times */
function spread(times) {
  return `${shown(median(times))} (${shown(Math.min(...times))} to ${shown(Math.max(...times))})`;
}

/** @param {number} ms */
function shown(ms) {
  return `${ms.toFixed(1)} ms`;
}

const text = await article();
const server = await serveDist();
console.log(`first visit: ${((await bytesOverTheWire()) / 1e6).toFixed(3)} MB over the wire`);
for (const { name, launch } of BROWSERS.filter(
  (each) => !values.browser || each.name === values.browser,
)) {
  const browser = await launch();
  /** @param {string} what @param {string} figure */
  const say = (what, figure) => console.log(`${name}, ${what}: ${figure}`);
  try {
    for (const [kind, address] of [
      ['hosted', `${server.origin}/`],
      ['single file', SINGLE_FILE],
    ]) {
      await measure(browser, name, kind, address, say);
    }
  } finally {
    await browser.close();
  }
}
server.close();

/** @param {string} name @param {import('puppeteer-core').Page} page @param {string} address */
async function openAgain(name, page, address) {
  // Firefox is driven by another protocol, which does not slow it down.
  if (name === 'Chromium') return readyUnseen(page, address);
  await page.goto('about:blank');
  await page.goto(address);
  return ready(page);
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} name
 * @param {string} kind
 * @param {string} address
 * @param {(what: string, figure: string) => void} say
 */
async function measure(browser, name, kind, address, say) {
  // One profile, as the reader's: another one would have caches of its own, and empty.
  const { page: first } = await newPage(browser);
  await first.goto(address);
  await ready(first);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const opened = [];
  for (let run = 0; run < RUNS; run++) opened.push(await openAgain(name, first, address));
  await first.close();
  say(`${kind}, open to ready, warm, median of ${RUNS}`, spread(opened));

  const { page } = await newPage(browser);
  await page.goto(address);
  await paste(page, text);
  await analysed(page, 60_000);
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await page.click('#new');
    await page.waitForSelector('#reader[hidden]');
    times.push(await pasteToPaint(page, `${text}\n${run}`));
  }
  say(
    `${kind}, ${text.split(/\s+/).length} words, paste to painted marks, median of ${RUNS}`,
    spread(times),
  );
  await analysed(page);
  sayControls(await pressEverything(page, RUNS), `${kind}, the same article`);
  await page.close();

  const { page: long } = await newPage(browser);
  await long.goto(address);
  await ready(long);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const stop = await watchMainThread(long);
  const pasted = performance.now();
  await paste(long, text, MEGABYTES * 1e6);
  await analysed(long, 300_000);
  const elapsed = performance.now() - pasted;
  await new Promise((resolve) => setTimeout(resolve, 3000));
  say(`${kind}, ${MEGABYTES} MB, all marked`, shown(elapsed));
  say(`${kind}, ${MEGABYTES} MB, longest main-thread task`, await stop());
  sayControls(await pressEverything(long, Math.ceil(RUNS / 4)), `${kind}, ${MEGABYTES} MB`);
  await long.close();

  /** @param {{name: string, time: number}[]} controls @param {string} what */
  function sayControls(controls, what) {
    const slowest = controls.slice(0, 5).map(({ name, time }) => `${name} ${shown(time)}`);
    const all = median(controls.map(({ time }) => time));
    say(
      `${what}, interaction to next paint, ${controls.length} controls`,
      `median ${shown(all)}; slowest: ${slowest.join(', ')}`,
    );
  }
}
