/**
 * An article is taken away in every format, and an analysis is opened again.
 */
import assert from 'node:assert/strict';
import { SHELVES } from '../../web/lib/takeaway.js';
import { analysed, marksOf, paste, samples } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

const [french] = await samples();
const FILES = SHELVES.flatMap(({ offers }) => offers.flatMap(({ files }) => files));

/** What the page hands over, instead of to the system. @param {import('puppeteer-core').Page} page */
const catchFiles = (page) =>
  page.evaluate(() => {
    const globals = /** @type {any} */ (globalThis);
    globals.taken = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      globals.lastBlob = blob;
      return create.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      const { download } = this;
      globals.lastBlob.text().then((/** @type {string} */ content) => {
        globals.taken.push({ name: download, content });
      });
    };
  });

/** @param {import('puppeteer-core').Page} page @param {{name: string, content: string}} file */
const drop = (page, file) =>
  page.evaluate(({ name, content }) => {
    const data = new DataTransfer();
    data.items.add(new File([content], name));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, file);

onUsualTargets((scene) => {
  scene('every format comes as a file, and an analysis opens again', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    const marks = await marksOf(page, french.text);
    await catchFiles(page);
    await page.focus('#takeaway');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#takeaway-dialog[open]');
    /** @type {Record<string, {name: string, content: string}>} */
    const files = {};
    for (const [i, { name }] of FILES.entries()) {
      await page.focus(`[data-take="${name}"]`);
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (n) => /** @type {any} */ (globalThis).taken.length === n,
        { timeout: 10_000 },
        i + 1,
      );
      files[name] = await page.evaluate(() => /** @type {any} */ (globalThis).taken.at(-1));
    }
    for (const { name, extension } of FILES) {
      assert.match(files[name].name, new RegExp(`^À-Saint-Nazaire-.*\\.${extension}$`));
      assert.ok(files[name].content.length > 100, name);
    }
    assert.match(files['csv-quotes'].content, /^[^\r]*UTF-16[^\r]*\r\n/, 'the unit in the header');
    assert.match(files.brat.content, /^T1\t/m);
    assert.equal(files.text.content, french.text);
    assert.match(files.conllu.content, /^1\t/m);

    await page.evaluate(() => {
      addEventListener('copy', ({ clipboardData }) => {
        /** @type {any} */ (globalThis).copied = clipboardData?.getData('text/html');
      });
    });
    await page.click('[data-take="copy"]');
    await page.waitForFunction(() =>
      /^Copié/.test(document.querySelector('.dialog-status')?.textContent ?? ''),
    );
    const copied = await page.evaluate(() => /** @type {any} */ (globalThis).copied);
    assert.match(copied, /<h1>À <mark style="[^"]+">Saint-Nazaire<\/mark>/);
    await page.keyboard.press('Escape');

    for (const name of ['json', 'w3c']) {
      await paste(page, 'Un mot.');
      await analysed(page);
      await drop(page, files[name]);
      await page.waitForFunction(() => document.querySelectorAll('#article mark').length > 3);
      await analysed(page);
      assert.deepEqual(await marksOf(page, french.text), marks, name);
    }
    await drop(page, { name: 'bare.json', content: '{"schema": "filigrane/1", "mentions": []}' });
    await page.waitForSelector('[data-notice="files.no-text"]');
  });
});
