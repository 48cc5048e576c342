/**
 * Several articles on the shelf, and what stays of them on the device.
 */
import assert from 'node:assert/strict';
import { analysed, paste, samples } from './harness.mjs';
import { onEveryTarget } from './targets.mjs';

const [french, english] = await samples();
const [FRENCH, ENGLISH] = [french, english].map(({ text }) => text.slice(0, text.indexOf('\n')));

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page */
const tabs = (page) =>
  page.$$eval('.shelf-tab', (all) => all.map((tab) => tab.textContent?.slice(0, 40)));

/** @param {Page} page @param {string} title */
const reads = async (page, title) => {
  await page.waitForFunction(
    (start) => document.querySelector('#article [data-piece]')?.textContent?.startsWith(start),
    {},
    title.slice(0, 30),
  );
  await analysed(page);
};

/** @param {Page} page */
const keptNames = (page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return [...names, ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  });

/** @param {Page} page  the number of the paragraph at the head of the window, as links go there */
const head = (page) =>
  page.$$eval('#article [data-piece]', (all) => {
    const { scrollPaddingTop } = getComputedStyle(document.documentElement);
    const room = Number.parseFloat(scrollPaddingTop) + 1;
    return all.findIndex((piece) => piece.getBoundingClientRect().bottom > room);
  });

/** @param {Page} page  waits until nothing has moved for ten frames */
const atRest = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let still = 0;
        let last = -1;
        const look = () => {
          still = scrollY === last ? still + 1 : 0;
          last = scrollY;
          if (still === 10) resolve(undefined);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );

onEveryTarget((scene) => {
  scene('articles stay open side by side, and after a reload', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    await page.click('#asides-show, #legend [data-type="PER"]');
    await paste(page, english.text);
    await reads(page, ENGLISH);
    assert.deepEqual(await tabs(page), [FRENCH.slice(0, 40), ENGLISH.slice(0, 40)]);

    await page.click('.shelf-tabs li:first-child .shelf-tab');
    await reads(page, FRENCH);
    await page.waitForFunction(() => document.querySelector('#article mark'));
    // The word under the keys is asked of an engine that has read another text since.
    await page.focus('#article');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (word) => document.querySelector('.inspector-form')?.textContent === word,
      {},
      FRENCH.split(' ')[0],
    );
    await page.reload();
    await reads(page, FRENCH);
    assert.equal((await tabs(page)).length, 2);

    await page.focus('.shelf-tab[aria-current]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await reads(page, ENGLISH);
    await page.keyboard.press('Delete');
    await reads(page, FRENCH);
    assert.deepEqual(await tabs(page), [FRENCH.slice(0, 40)]);
    await page.click('[data-notice="shelf.closed"] button');
    await reads(page, ENGLISH);
    assert.equal((await tabs(page)).length, 2);
  });

  scene('forget everything leaves nothing', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    await page.click('#clear');
    await page.waitForSelector('#forget[open]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('#forget:not([open])');
    await reads(page, FRENCH);
    await page.click('#clear');
    await page.click('#forget-yes');
    await page.waitForSelector('#editor:not([hidden])');
    await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
    const names = (await keptNames(page)).filter((name) => name !== 'filigrane.article');
    assert.deepEqual(names, []);
    await page.reload();
    await page.waitForSelector('#editor:not([hidden])');
    assert.deepEqual(await tabs(page), []);
  });

  scene('who wants nothing kept has nothing kept', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    await page.click('#keep-nothing');
    await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
    await paste(page, english.text);
    await reads(page, ENGLISH);
    assert.equal((await tabs(page)).length, 2);
    assert.deepEqual(await keptNames(page), ['filigrane.keeping']);
    await page.reload();
    await page.waitForSelector('#editor:not([hidden])');
    assert.deepEqual(await tabs(page), []);
  });

  scene(
    'what is typed in the last moment is there after a reload',
    async ({ page }) => {
      await paste(page, french.text);
      await analysed(page);
      await page.click('#edit');
      await page.type('#text', 'Ajout. ');
      await page.reload();
      await page.waitForFunction(() =>
        document.querySelector('#article')?.textContent?.includes('Ajout.'),
      );
      await analysed(page);
      assert.equal((await tabs(page)).length, 1);
    },
    { usual: true },
  );

  scene(
    'an article is read on where it was left',
    async ({ page }) => {
      await page.setViewport({ width: 700, height: 500 });
      const long = Array.from(
        { length: 80 },
        (_, i) => `Paragraphe ${i}. ${french.text.slice(0, 300)}`,
      );
      await paste(page, long.join('\n\n'));
      await analysed(page);
      await page.$$eval('#article [data-piece]', (all) => all[60].scrollIntoView());
      await atRest(page);
      const before = await head(page);
      for (let times = 0; times < 2; times++) {
        await page.reload();
        await analysed(page);
        await page.waitForFunction(() => scrollY > 0);
        await atRest(page);
        assert.equal(await head(page), before);
      }
    },
    { usual: true },
  );

  scene(
    'two tabs of the browser do not eat each other’s articles',
    async ({ page, address }) => {
      await paste(page, french.text);
      await analysed(page);
      await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
      const other = await page.browserContext().newPage();
      await other.goto(address);
      await paste(other, english.text);
      await reads(other, ENGLISH);
      await page.bringToFront();
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await page.waitForFunction(() => document.querySelectorAll('.shelf-tab').length === 2);
      await reads(page, FRENCH);
      await other.close();
    },
    { usual: true },
  );
});
