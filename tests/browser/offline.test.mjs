/**
 * The hosted page without its host, and how a new version takes the place of an old one.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { createStaticServer, listen } from '../../web/serve.mjs';
import { analysed, BROWSERS, DIST, newPage, paste, samples } from './harness.mjs';

const [french] = await samples();

/** A host with the page in a folder of it, as project pages have it; it can be put out of reach. */
class Host {
  port = 0;

  /** @param {string} root */
  constructor(root) {
    this.root = root;
    this.folder = join(root, 'user/repo');
  }

  static async create() {
    const host = new Host(await mkdtemp(join(tmpdir(), 'filigrane-host-')));
    await cp(DIST, host.folder, { recursive: true });
    await host.start();
    return host;
  }

  get address() {
    return `http://127.0.0.1:${this.port}/user/repo/`;
  }

  async start() {
    this.server = createStaticServer(this.root);
    this.port = await listen(this.server, this.port);
  }

  async stop() {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** @param {string} name @param {(content: string) => string} change */
  async edit(name, change) {
    const path = join(this.folder, name);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }

  /** A new page on the host, and nothing else yet. @param {string} mark  to tell it by */
  publishPage(mark) {
    return this.edit('index.html', (html) => html.replace('</head>', `<!-- ${mark} --></head>`));
  }

  /** The service worker that goes with the page as it lies there. */
  async publishServiceWorker() {
    const page = await readFile(join(this.folder, 'index.html'));
    const digest = createHash('sha256').update(page).digest('hex');
    await this.edit('service_worker.js', (code) =>
      code
        .replace(/url:"",sha256:"\w+"/, `url:"",sha256:"${digest}"`)
        .replace(/name:"\w+"/, `name:"${digest.slice(0, 12)}"`),
    );
  }
}

/** @param {import('puppeteer-core').Page} page @param {() => unknown} condition */
const until = (page, condition) => page.waitForFunction(condition, { timeout: 15_000 });

/** @param {import('puppeteer-core').Page} page */
const versionOf = async (page) => (await page.content()).match(/(?<=<!-- )(second|third)/g)?.at(-1);

/** Asks the host for a new service worker, as the browser does when the page is opened. */
const lookForNew = (/** @type {import('puppeteer-core').Page} */ page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const { installing } = registration;
    if (!installing) return;
    await new Promise((resolve) => {
      installing.addEventListener('statechange', resolve, { once: true });
    });
  });

for (const { name, launch } of BROWSERS) {
  describe(name, () => {
    /** @type {import('puppeteer-core').Browser} */
    let browser;
    /** @type {Host} */
    let host;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());
    beforeEach(async () => {
      host = await Host.create();
    });
    afterEach(async () => {
      await host.stop();
      await rm(host.root, { recursive: true });
    });

    test('opened once, the page needs no host; a new version waits to be taken', async () => {
      const { page, problems } = await newPage(browser);
      await page.goto(host.address);
      await until(page, () => navigator.serviceWorker.ready);

      await host.stop();
      await page.goto(`${host.address}index.html?from=elsewhere`);
      await paste(page, french.text);
      await analysed(page);
      await page.goto(host.address);
      await analysed(page);

      await host.start();
      await host.publishPage('second');
      await page.reload();
      await analysed(page);
      assert.equal(await versionOf(page), undefined, 'what is kept comes before the host');

      // The host has half of an update: a page that its list of files does not know.
      await host.publishServiceWorker();
      await host.publishPage('third');
      await lookForNew(page);
      assert.equal(await page.$('#new-version:not([hidden])'), null, 'half an update is none');

      await host.publishServiceWorker();
      await lookForNew(page);
      await page.waitForSelector('#new-version:not([hidden])', { timeout: 15_000 });
      await page.reload();
      await analysed(page);
      assert.equal(await versionOf(page), undefined, 'a reload takes nothing new');
      await page.waitForSelector('#new-version:not([hidden])', { timeout: 15_000 });
      await Promise.all([page.waitForNavigation(), page.click('#take-new-version')]);
      assert.equal(await versionOf(page), 'third');
      await analysed(page);
      assert.ok(await page.$('#new-version[hidden]'));
      await until(page, async () => (await caches.keys()).length === 1);

      await host.stop();
      await page.reload();
      await analysed(page);
      assert.equal(await versionOf(page), 'third');
      assert.deepEqual(problems, []);
    });

    test('module and models are kept open; one that was lost comes from the host', async () => {
      const { page, problems } = await newPage(browser);
      const kept = () =>
        page.evaluate(async () => {
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          const requests = (await cache.keys()).filter(({ url }) => url.endsWith('.deflate'));
          return Promise.all(
            requests.map(async (request) => {
              const response = /** @type {Response} */ (await cache.match(request));
              const start = new Uint8Array(await response.arrayBuffer()).slice(0, 4);
              return `${response.headers.get('Content-Type')} ${String.fromCharCode(...start)}`;
            }),
          );
        });
      await page.goto(host.address);
      await until(page, () => navigator.serviceWorker.ready);
      const files = await kept();
      assert.equal(files.filter((file) => file === 'application/wasm \0asm').length, 1);
      assert.equal(files.filter((file) => /filigrane\.model/.test(file)).length, files.length - 1);

      await page.reload();
      await paste(page, french.text);
      await analysed(page);
      await page.evaluate(async () => {
        const [name] = await caches.keys();
        const cache = await caches.open(name);
        const keys = await cache.keys();
        await Promise.all(
          keys.filter(({ url }) => url.includes('/fr-')).map((key) => cache.delete(key)),
        );
      });
      assert.equal((await kept()).length, files.length - 1);
      await page.reload();
      await analysed(page);
      assert.ok(await page.$('#article mark'));
      assert.deepEqual(problems, []);
    });
  });
}
