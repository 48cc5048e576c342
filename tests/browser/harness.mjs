/**
 * Two browsers, two ways to open the page, and what a test needs around them.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const DIST = process.env.FILIGRANE_DIST ?? join(ROOT, 'dist');

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Browser} Browser */
/**
 * @typedef {{name: string, launch(letters?: number): Promise<Browser>}} BrowserKind
 *   letters: CSS pixels that the reader has chosen for text; 16 without a choice
 */

/** @type {BrowserKind[]} */
export const BROWSERS = [
  {
    name: 'Chromium',
    launch: (letters = 16) =>
      puppeteer.launch({
        browser: 'chrome',
        executablePath: '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-dev-shm-usage',
          `--blink-settings=defaultFontSize=${letters}`,
        ],
      }),
  },
  {
    name: 'Firefox',
    launch: (letters = 16) =>
      puppeteer.launch({
        browser: 'firefox',
        executablePath: '/usr/bin/firefox-esr',
        extraPrefsFirefox: {
          'dom.disable_beforeunload': true,
          'font.size.variable.x-western': letters,
        },
      }),
  },
];

const MIME = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
});

/**
 * A static server on a loopback port with nothing configured, as the poorest host has it.
 * @returns {Promise<{origin: string, close(): void}>}
 */
export async function serveDist() {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error(`${DIST} is not built: npm run build`);
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname).slice(1);
    try {
      const content = await readFile(join(DIST, path || 'index.html'));
      const type = MIME[extname(path || 'index.html')] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** The address of the single file. */
export const SINGLE_FILE = pathToFileURL(join(DIST, 'filigrane.html')).href;

/**
 * A page that writes down everything that should not happen, in a profile of its own: nothing that
 * another page has kept is there.
 * @param {Browser} browser
 * @param {{locale?: 'fr' | 'en'}} [options]
 * @returns {Promise<{page: Page, problems: string[], requests: string[]}>}
 */
export async function newPage(browser, { locale = 'fr' } = {}) {
  const page = await (await browser.createBrowserContext()).newPage();
  const problems = /** @type {string[]} */ ([]);
  const requests = /** @type {string[]} */ ([]);
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error}`));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on('requestfailed', (request) => {
    // Chromium announces what the policy then keeps from being sent, and gives no error for it.
    const at = requests.lastIndexOf(request.url());
    if (!request.failure() && at >= 0) requests.splice(at, 1);
  });
  if (process.env.WAIT) page.setDefaultTimeout(Number(process.env.WAIT));
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument((/** @type {string} */ language) => {
    Object.defineProperty(navigator, 'languages', { get: () => [language] });
  }, locale);
  return { page, problems, requests };
}

/** Until the views are there, which wait for the engine a moment. @param {Page} page */
export async function drawn(page) {
  await page.waitForSelector('body[data-mode]');
}

/**
 * Pastes a text as the clipboard would, with no focus on any field.
 * @param {Page} page
 * @param {string} text
 * @param {number} [units]  of UTF-16: as often as it takes, cut to them; made in the page, for to
 *   send a long text there would be work of its own
 */
export async function paste(page, text, units = text.length) {
  await drawn(page);
  await page.evaluate(
    (part, n) => {
      const data = new DataTransfer();
      data.setData('text/plain', part.repeat(Math.ceil(n / part.length)).slice(0, n));
      // Firefox takes no clipboardData in the constructor.
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: data });
      document.body.dispatchEvent(event);
    },
    text,
    units,
  );
}

/**
 * Until the article is analysed and drawn to its end.
 * @param {Page} page
 * @param {number} [timeout]
 */
export async function analysed(page, timeout = Number(process.env.WAIT ?? 30_000)) {
  await page.waitForSelector('#reader[aria-busy="false"] #article .chunk', { timeout });
  await page.waitForSelector('#findings:not([hidden])', { timeout });
}

/** Until screen readers are told so. @param {Page} page @param {string} text */
export const said = (page, text) =>
  page.waitForFunction(
    (t) => document.querySelector('#announcer')?.textContent?.includes(t),
    {},
    text,
  );

/**
 * Opens one of the panels beside the article.
 * @param {Page} page
 * @param {import('../../web/lib/panels.js').PanelName} name
 */
export async function openPanel(page, name) {
  await page.click(`#tab-${name}`);
  await page.waitForSelector(`#panel-${name}:not([hidden])`);
}

/**
 * The marks of the article, their spans counted in UTF-16 units of `text`.
 * @param {Page} page
 * @param {string} text  what was pasted
 */
export async function marksOf(page, text) {
  const pieces = await page.evaluate(() =>
    [...document.querySelectorAll('#article [data-piece]')].map((piece) => {
      const marks = [...piece.querySelectorAll('mark')].map((mark) => {
        const before = document.createRange();
        before.setStart(piece, 0);
        before.setEndBefore(mark);
        const content = mark.textContent ?? '';
        return { type: mark.dataset.type, text: content, at: before.toString().length };
      });
      return { text: piece.textContent ?? '', marks };
    }),
  );
  let from = 0;
  return pieces.flatMap((piece) => {
    const start = text.indexOf(piece.text, from);
    if (start < 0) throw new Error(`not in the text: ${JSON.stringify(piece.text.slice(0, 80))}`);
    from = start + piece.text.length;
    return piece.marks.map((mark) => ({
      type: mark.type,
      start: start + mark.at,
      end: start + mark.at + mark.text.length,
      text: mark.text,
    }));
  });
}

/** The two sample articles of the product. */
export async function samples() {
  const read = (/** @type {string} */ name) =>
    readFile(join(ROOT, 'web/samples', `${name}.txt`), 'utf8');
  return [
    { name: 'sample fr', language: 'fr', text: await read('fr') },
    { name: 'sample en', language: 'en', text: await read('en') },
  ];
}

/** Articles that lie beside the checkout; none in a clone without them. */
export async function sharedArticles() {
  const folder = join(ROOT, '../shared/articles');
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      language: 'fr',
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
