/**
 * What the reader says against the marks: by mouse, by keys alone, taken back, kept, and learnt for
 * the next article. Most is said of words that were marked by hand, whatever the model finds.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { analysed, paste, said, samples } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const [french] = await samples();
const TEXT = french.text;
const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** @param {Page} page @param {string} selector */
const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent ?? '');

/**
 * @param {Page} page
 * @param {string} words
 * @returns {Promise<string[]>} "TYPE", or "TYPE by-reader", of each of their marks
 */
const marksOf = (page, words) =>
  page.$$eval(
    '#article mark',
    (all, form) =>
      all
        .filter((mark) => mark.textContent === form)
        .map((mark) => `${mark.dataset.type} ${mark.className}`.trim()),
    words,
  );

/** @param {Page} page @param {string} words @param {number} [nth] */
async function select(page, words, nth = 0) {
  await page.evaluate(
    (form, place) => {
      const article = /** @type {HTMLElement} */ (document.querySelector('#article'));
      const nodes = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const at = (node.textContent ?? '').indexOf(form);
        if (at < 0 || place-- > 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + form.length);
        node.parentElement?.scrollIntoView({ block: 'center' });
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
        return;
      }
    },
    words,
    nth,
  );
  await page.waitForSelector('#mark-bar:not([hidden])');
}

/** @param {Page} page @param {string} words @param {string} type */
async function mark(page, words, type) {
  await select(page, words);
  await page.click(`#mark-bar [data-type="${type}"]`);
  await said(page, `type de «\u202f${words}\u202f»`);
}

/** @param {Page} page @param {string} words */
async function openCard(page, words) {
  const marks = await page.$$('#article mark');
  for (const each of marks) {
    if ((await each.evaluate((element) => element.textContent)) !== words) continue;
    await each.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await each.click();
    await page.waitForSelector('#mark-card:not([hidden])');
    return;
  }
  assert.fail(`no mark ${words}`);
}

/** Until the card says so. @param {Page} page @param {string} selector */
const inCard = (page, selector) => page.waitForSelector(`#mark-card ${selector}`);

/** @param {Page} page @param {string} state */
async function axe(page, state) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe: run } = /** @type {any} */ (globalThis);
    const results = await run.run(document, { resultTypes: ['violations'] });
    return results.violations.map((/** @type {any} */ v) => ({
      rule: v.id,
      where: v.nodes.map((/** @type {any} */ n) => `${n.target} ${n.failureSummary}`),
    }));
  });
  assert.deepEqual(violations, [], state);
}

/** @param {Page} page */
async function open(page) {
  await paste(page, TEXT);
  await analysed(page);
}

onUsualTargets((scene) => {
  const options = { only: /** @type {const} */ ('single file') };

  scene(
    'words are marked by selecting them, then corrected everywhere, undone, redone, kept',
    async ({ page }) => {
      await open(page);
      assert.deepEqual(await marksOf(page, 'civelle'), []);
      await mark(page, 'civelle', 'MISC');
      assert.deepEqual(await marksOf(page, 'civelle'), ['MISC by-reader']);
      const marked = (await marksOf(page, 'Loire')).length;
      assert.ok(marked > 1);
      await openCard(page, 'Loire');
      assert.match(await textOf(page, '.mark-why'), /\S/);
      const scrolled = await page.evaluate(() => scrollY);
      await page.click('#mark-card [data-type="PER"]');
      await inCard(page, '[data-type="PER"][aria-pressed="true"]');
      assert.deepEqual(new Set(await marksOf(page, 'Loire')), new Set(['PER by-reader']));
      assert.equal((await marksOf(page, 'Loire')).length, marked);
      assert.equal(await page.evaluate(() => scrollY), scrolled, 'the page stays where it was');
      const focused = await page.evaluate(
        () => /** @type {HTMLElement} */ (document.activeElement).dataset.focus,
      );
      assert.equal(focused, 'type PER', 'and the focus');
      assert.match(await textOf(page, '.mark-why'), /^C’est vous qui le dites/);

      const undo = () => page.$eval('#undo', (button) => button.getAttribute('aria-label'));
      assert.equal(await undo(), 'Annuler\u202f: type de «\u202fLoire\u202f»');
      await page.click('#undo');
      await said(page, 'Annulé');
      assert.ok((await marksOf(page, 'Loire')).every((each) => !each.startsWith('PER')));
      await page.click('#undo');
      await page.waitForFunction(() => !document.querySelector('#article mark.by-reader'));
      assert.equal(await undo(), 'Annuler');
      await page.click('#redo');
      await said(page, 'Rétabli');
      await page.click('#redo');
      await page.waitForFunction(
        () => document.querySelectorAll('#article mark.by-reader').length > 1,
      );
      assert.equal((await marksOf(page, 'Loire'))[0], 'PER by-reader');
      await page.waitForFunction(() => document.querySelector('.corrections'));

      await page.reload();
      await analysed(page);
      await page.waitForSelector('#article mark.by-reader');
      assert.deepEqual(await marksOf(page, 'civelle'), ['MISC by-reader']);
      assert.equal((await marksOf(page, 'Loire'))[0], 'PER by-reader');
      await page.click('.corrections summary');
      await page.click('.corrections > button');
      await page.waitForFunction(() => !document.querySelector('#article mark.by-reader'));
    },
    options,
  );

  scene(
    'one person and another are the same, or not; a name is longer, and called otherwise',
    async ({ page }) => {
      await open(page);
      await mark(page, 'ingénieur', 'PER');
      await mark(page, 'délégation', 'PER');
      await openCard(page, 'ingénieur');
      await page.click('[data-focus="same"]');
      await page.type('.picker input', 'DELEG');
      await page.keyboard.press('Enter');
      await inCard(page, '.mark-walk');
      assert.match(await textOf(page, '.mark-walk span'), / sur 2$/);
      await page.click('[data-focus="walk 1"]');
      await page.waitForFunction(
        () => document.querySelector('#mark-card-title')?.textContent === 'délégation',
      );
      await page.click('[data-focus="apart"]');
      await page.waitForFunction(() => !document.querySelector('#mark-card .mark-walk'));
      await page.click('[data-focus="rename"]');
      await page.click('.mark-rename input', { count: 3 });
      await page.type('.mark-rename input', 'Les élus');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() =>
        document.querySelector('.mark-what')?.textContent?.includes('Les élus'),
      );
      await page.click('[data-focus="span"]');
      await page.click('[data-focus="end 1"]');
      await page.waitForFunction(
        () => document.querySelector('#mark-card-title')?.textContent === 'délégation nazairienne',
      );
      assert.deepEqual(await marksOf(page, 'délégation nazairienne'), ['PER by-reader']);
      await page.click('#mark-card .no-name');
      await page.waitForSelector('#mark-card[hidden]');
      assert.deepEqual(await marksOf(page, 'délégation nazairienne'), []);
    },
    options,
  );

  scene(
    'who speaks, and on which day',
    async ({ page }) => {
      await open(page);
      const quote = await page.$('#article .quoted');
      assert.ok(quote);
      await quote.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const box = await quote.evaluate((element) => {
        const { left, top, height } = element.getClientRects()[0];
        return { x: left + 60, y: top + height / 2 };
      });
      await page.mouse.click(box.x, box.y);
      await page.waitForSelector('#mark-card:not([hidden])');
      await page.click('[data-focus="speaker"]');
      await page.type('.picker input', 'vasseur');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() =>
        document.querySelector('.mark-what')?.textContent?.includes('Vasseur'),
      );
      await page.click('#mark-card .no-name');
      await page.waitForSelector('#mark-card[hidden]');

      await openCard(page, 'mardi');
      await page.$eval('#mark-day', (input) => {
        /** @type {HTMLInputElement} */ (input).value = '2026-03-03';
      });
      await page.click('[data-focus="day set"]');
      await page.waitForFunction(() =>
        document.querySelector('.mark-what')?.textContent?.includes('3 mars 2026'),
      );
    },
    options,
  );

  scene(
    'what is learnt counts in the next article; the dictionary is exported, emptied, imported',
    async ({ page }) => {
      await open(page);
      await mark(page, 'civelle', 'MISC');
      await openCard(page, 'civelle');
      await page.click('[data-focus="remember"]');
      await said(page, 'mon dictionnaire');
      await paste(
        page,
        'Les pêcheurs de la Loire parlent de civelle bio. On dit que la civelle revient ici.',
      );
      await page.waitForFunction(() => {
        const shown = document.querySelector('#article')?.textContent ?? '';
        return shown.includes('revient') && document.querySelectorAll('#article mark').length > 1;
      });
      assert.deepEqual(await marksOf(page, 'civelle'), ['MISC', 'MISC']);

      await page.evaluate(() => {
        const made = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          /** @type {any} */ (globalThis).exported = /** @type {Blob} */ (blob).text();
          return made(blob);
        };
        HTMLAnchorElement.prototype.click = () => {};
        globalThis.confirm = () => true;
      });
      /** @param {number} nth */
      const act = (nth) =>
        page.$$eval('.dictionary-actions button', (all, n) => all[n].click(), nth);
      await page.click('#dictionary-open');
      await act(1);
      const file = await page.evaluate(() => /** @type {any} */ (globalThis).exported);
      assert.deepEqual(JSON.parse(file).entries, [{ form: 'civelle', type: 'MISC' }]);
      await act(2);
      await page.waitForFunction(() => !document.querySelector('.dictionary-entries .icon'));
      await page.evaluate((json) => {
        const input = /** @type {HTMLInputElement} */ (
          document.querySelector('.dictionary input[type=file]')
        );
        const data = new DataTransfer();
        data.items.add(new File([json], 'd.json', { type: 'application/json' }));
        input.files = data.files;
        input.dispatchEvent(new Event('change'));
      }, file);
      await page.waitForSelector('.dictionary-entries .icon');
      await page.type('#dictionary-form', 'Nantes');
      await page.select('#dictionary-type', 'none');
      await page.click('.dictionary-add .primary');
      await page.waitForFunction(
        () => document.querySelectorAll('.dictionary-entries .icon').length === 2,
      );
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog[open]'));
      assert.deepEqual(await marksOf(page, 'Nantes'), []);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'dictionary-open');
      await page.evaluate(() => localStorage.clear());
    },
    options,
  );

  scene(
    'by keys alone: a word, several words, a card, back and forth',
    async ({ page }) => {
      await open(page);
      await page.focus('#article');
      const word = (/** @type {string} */ form) =>
        page.waitForFunction(
          (f) => document.querySelector('.inspector-form')?.textContent === f,
          {},
          form,
        );
      for (const form of ['À', 'Saint-Nazaire', ',', 'un', 'réseau']) {
        await page.keyboard.press('ArrowRight');
        await word(form);
      }
      await page.keyboard.down('Shift');
      for (const form of ['de', 'chaleur']) {
        await page.keyboard.press('ArrowRight');
        await word(form);
      }
      await page.keyboard.up('Shift');
      await page.waitForSelector('#mark-bar:not([hidden])');
      await said(page, `Sélection\u202f: «\u202fréseau de chaleur\u202f»`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await said(page, 'type de');
      assert.deepEqual(await marksOf(page, 'réseau de chaleur'), ['ORG by-reader']);
      const focused = () => page.evaluate(() => document.activeElement?.id);
      assert.equal(await focused(), 'article');
      // The keyboard is where it was in the text.
      await page.keyboard.press('ArrowLeft');
      await word('de');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#mark-card:not([hidden])');
      assert.equal(await focused(), 'mark-card');
      assert.equal(await textOf(page, '#mark-card-title'), 'réseau de chaleur');
      // The close button, then the types: one stop of the Tab key.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#mark-card[hidden]');
      await page.waitForFunction(() => !document.querySelector('#article mark.by-reader'));
      assert.equal(await focused(), 'article');
      await page.keyboard.down('Control');
      await page.keyboard.press('z');
      await page.keyboard.up('Control');
      await said(page, 'Annulé');
      assert.deepEqual(await marksOf(page, 'réseau de chaleur'), ['ORG by-reader']);
      await page.keyboard.down('Control');
      await page.keyboard.press('y');
      await page.keyboard.up('Control');
      await said(page, 'Rétabli');
      assert.deepEqual(await marksOf(page, 'réseau de chaleur'), []);
    },
    options,
  );

  scene(
    'at the foot of a narrow window the card leaves its words in view',
    async ({ page }) => {
      await page.setViewport({ width: 390, height: 844 });
      await open(page);
      for (const words of ['Loire', 'Mehdi Aouadi', 'mardi']) {
        const place = await page.$$eval(
          '#article mark',
          (all, form) => {
            const found = all.find((each) => each.textContent === form);
            const { bottom } = /** @type {Element} */ (found).getBoundingClientRect();
            scrollBy(0, bottom - innerHeight + 10);
            const { left, top } = /** @type {Element} */ (found).getClientRects()[0];
            return { x: left + 5, y: top + 5 };
          },
          words,
        );
        await page.mouse.click(place.x, place.y);
        await page.waitForFunction(
          (form) => {
            const card = document.querySelector('#mark-card:not([hidden])');
            const mark = document.querySelector('#article .current');
            if (!card || mark?.textContent !== form) return false;
            const { top, bottom } = mark.getBoundingClientRect();
            return top >= 0 && bottom <= card.getBoundingClientRect().top;
          },
          {},
          words,
        );
        await page.keyboard.press('Escape');
        await page.waitForSelector('#mark-card[hidden]');
      }
    },
    options,
  );

  scene(
    'axe: cards, bar and dictionary, light and dark, wide and narrow',
    async ({ page, browser }) => {
      await open(page);
      await mark(page, 'civelle', 'MISC');
      const chromium = browser === 'Chromium';
      for (const value of chromium ? ['light', 'dark'] : ['light']) {
        if (chromium) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        await openCard(page, 'civelle');
        await page.click('[data-focus="same"]');
        await axe(page, `${value}, card`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.waitForSelector('#mark-card[hidden]');
        await select(page, 'relevés');
        await axe(page, `${value}, bar`);
        await page.evaluate(() => getSelection()?.removeAllRanges());
        await page.click('#dictionary-open');
        await page.type('#dictionary-form', 'Écully');
        await page.keyboard.press('Enter');
        await axe(page, `${value}, dictionary`);
        await page.keyboard.press('Escape');
      }
      await page.setViewport({ width: 320, height: 640 });
      await openCard(page, 'civelle');
      await axe(page, 'narrow');
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(overflow <= 0, `${overflow} px too wide at 320`);
      await page.evaluate(() => localStorage.clear());
    },
    options,
  );
});
