/**
 * The panels beside the article, as somebody goes through them; axe finds nothing in any of them.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PANELS } from '../../web/lib/panels.js';
import { analysed, openPanel, paste } from './harness.mjs';
import { TEXT, withPressDocument } from './press.mjs';
import { onUsualTargets } from './targets.mjs';

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page @param {string} selector */
const textsOf = (page, selector) =>
  page.$$eval(selector, (all) => all.map((element) => element.textContent ?? ''));
/** @param {Page} page */
const shownPanel = (page) => page.$$eval('.tab-panel:not([hidden])', (all) => all.map((p) => p.id));
/** @param {Page} page */
const litIn = (page) => (/** @type {string} */ root) => textsOf(page, `${root} .kin`);

onUsualTargets((scene) => {
  const options = { prepare: withPressDocument, only: /** @type {const} */ ('single file') };

  scene(
    'tabs by keys: one stop, arrows, both ends; the panel is remembered',
    async ({ page }) => {
      await paste(page, TEXT);
      await analysed(page);
      await openPanel(page, 'overview');
      assert.deepEqual(await shownPanel(page), ['panel-overview']);
      const tabs = await textsOf(page, '[role="tab"]:not([hidden])');
      assert.deepEqual(
        tabs.slice(0, 6).map((text) => text.replace(/\s+/g, ' ').trim()),
        ['Aperçu', 'Personnes 2', 'Organisations 1', 'Lieux 2', 'Citations 7', 'Dates 3'],
      );
      assert.equal(await page.$eval('#people', (root) => root.textContent), '', 'not drawn unseen');
      await page.keyboard.press('ArrowRight');
      assert.deepEqual(await shownPanel(page), ['panel-people']);
      const selected = await textsOf(page, '[role="tab"][aria-selected="true"]');
      assert.match(selected.join('|'), /^Personnes 2$/);
      const stops = await page.$$eval('[role="tab"]', (all) =>
        all.filter((tab) => /** @type {HTMLElement} */ (tab).tabIndex === 0).map((tab) => tab.id),
      );
      assert.deepEqual(stops, ['tab-people']);
      await page.keyboard.press('End');
      assert.deepEqual(await shownPanel(page), ['panel-text']);
      await page.keyboard.press('Home');
      assert.deepEqual(await shownPanel(page), ['panel-overview']);
      await openPanel(page, 'dates');
      await page.reload();
      await analysed(page);
      assert.deepEqual(await shownPanel(page), ['panel-dates']);
      await page.evaluate(() => localStorage.clear());
    },
    options,
  );

  scene(
    'who said what: a card, the ledger, a filter that finds nothing',
    async ({ page }) => {
      await paste(page, TEXT);
      await analysed(page);
      await openPanel(page, 'people');
      const lines = () => textsOf(page, '#people .card-item:first-child .quote-text');
      assert.equal((await lines()).length, 2);
      assert.equal(
        (await lines())[0],
        '«\u202fNous avons tenu parole, et nous tiendrons les prix\u202f»',
      );
      await page.click('#people .fold');
      assert.equal((await lines()).length, 4);
      const stops = await page.$$eval('#people .cards button', (all) =>
        all.filter((button) => /** @type {HTMLElement} */ (button).tabIndex === 0),
      );
      assert.equal(stops.length, 1, 'what unfolds is no further stop of the Tab key');
      await page.click('#people .quote');
      assert.match((await textsOf(page, '#article .current')).join(''), /^Nous avons tenu parole/);

      await openPanel(page, 'quotations');
      await page.select('#quotes-stance', 'distancing');
      assert.deepEqual(await textsOf(page, '.found'), ['2 passages sur 7']);
      assert.deepEqual(await textsOf(page, '.voice-name'), ['Solène Guivarc’h', 'Un batelier']);
      await page.select('#quotes-form', 'fragment');
      assert.deepEqual(await textsOf(page, '.found'), ['Aucun passage de cette sorte.']);
      assert.equal((await textsOf(page, '#quotes .quote')).length, 0);
      await page.click('.reset');
      assert.equal((await textsOf(page, '#quotes .quote')).length, 7);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'quotes-voice');
    },
    options,
  );

  scene(
    'one mention lights all of its name, and its card; a card lights its mentions',
    async ({ page }) => {
      await paste(page, TEXT);
      await analysed(page);
      await openPanel(page, 'people');
      const lit = litIn(page);
      await page.hover('#article mark[data-type="PER"]');
      await page.waitForSelector('#people .kin');
      assert.equal((await lit('#people')).length, 1);
      await page.hover('#people .card-item:first-child .subject');
      await page.waitForFunction(
        () => document.querySelector('#article .kin')?.textContent === 'Solène Guivarc’h',
      );
      assert.deepEqual(await lit('#article'), ['Solène Guivarc’h', 'Guivarc’h']);
      await page.mouse.move(5, 5);
      await page.waitForFunction(() => !document.querySelector('.kin'));
      await page.focus('#people .subject');
      await page.waitForSelector('#article .kin');
    },
    options,
  );

  scene(
    'on a narrow screen the walk leads back to the list',
    async ({ page }) => {
      await page.setViewport({ width: 390, height: 800 });
      await paste(page, TEXT);
      await analysed(page);
      await openPanel(page, 'quotations');
      const first = await page.waitForSelector('#quotes .quote');
      await first?.click();
      await page.waitForSelector('#article .current');
      await page.click('.walker-back');
      const back = await page.evaluate(() => {
        const { top, bottom } = /** @type {Element} */ (
          document.activeElement
        ).getBoundingClientRect();
        return document.activeElement?.matches('.quote') && top >= 0 && bottom <= innerHeight;
      });
      assert.ok(back, 'the focus is on the quotation, in view');
    },
    options,
  );

  scene(
    'axe: every panel, light and dark, wide and narrow',
    async ({ page, browser }) => {
      await paste(page, TEXT);
      await analysed(page);
      await page.evaluate(axeSource);
      for (const value of browser === 'Chromium' ? ['light', 'dark'] : ['light']) {
        if (browser === 'Chromium') {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        }
        await page.setViewport({ width: value === 'light' ? 1280 : 360, height: 900 });
        for (const panel of PANELS.filter((name) => name !== 'others')) {
          await openPanel(page, panel);
          const found = await page.evaluate(async (id) => {
            const { axe } = /** @type {any} */ (globalThis);
            const { violations } = await axe.run(`#${id}`, { resultTypes: ['violations'] });
            const wide = document.documentElement.scrollWidth > innerWidth ? ['too wide'] : [];
            return [
              ...wide,
              ...violations.map((/** @type {any} */ v) => `${v.id} ${v.nodes[0].html}`),
            ];
          }, 'findings');
          assert.deepEqual(found, [], `${value}, ${panel}`);
        }
      }
      await page.evaluate(() => localStorage.clear());
    },
    options,
  );
});
