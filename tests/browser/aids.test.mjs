/**
 * What helps to read, by keyboard: a word in all its places, the grammar of a sentence, remarks
 * about the text, the strip along it, and the help with its switch.
 */
import assert from 'node:assert/strict';
import { check } from './axe.mjs';
import { analysed, openPanel, paste, samples } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const [french] = await samples();
const UNCLOSED = '« Nous verrons bien cet été, a répété Mme Le Goff devant les élus.';
const TEXT = `${french.text}\n${UNCLOSED}\n`;

/** @param {Page} page @param {string} selector */
const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent ?? '');
/** @param {Page} page @param {string} selector */
const textsOf = (page, selector) =>
  page.$$eval(selector, (all) => all.map((element) => element.textContent ?? ''));
/** @param {Page} page @param {string} selector @param {string} text */
const says = (page, selector, text) =>
  page.waitForFunction(
    (s, t) => document.querySelector(s)?.textContent?.replace(/\s/g, ' ').includes(t),
    {},
    selector,
    text,
  );
/** @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id);

onUsualTargets((scene) => {
  const options = { only: /** @type {const} */ ('single file') };

  scene(
    'a word in its sentences: found, sorted, gone to, by all its forms',
    async ({ page }) => {
      await paste(page, TEXT);
      await analysed(page);
      await page.keyboard.press('/');
      assert.equal(await focused(page), 'kwic-field');
      await page.keyboard.type('LA chaleur');
      await says(page, '.kwic-title', '« LA chaleur » : 1 fois');
      for (const _ of 'LA chaleur') await page.keyboard.press('Backspace');
      await page.keyboard.type('chaleur');
      const places = [...TEXT.matchAll(/chaleur/g)];
      await says(page, '.kwic-title', `« chaleur » : ${places.length} fois`);
      assert.equal((await textsOf(page, '.kwic-word')).length, places.length);
      assert.match(await textOf(page, '#announcer'), /chaleur/);
      assert.match((await textsOf(page, '.kwic-right'))[0], /^ puisera/);

      // Enter leads from one to the next, from the field, as soon as the word is typed.
      await page.keyboard.press('Enter');
      await says(page, '.walker-position', `1 / ${places.length}`);
      await page.keyboard.press('Enter');
      await says(page, '.walker-position', `2 / ${places.length}`);
      assert.equal(await textOf(page, '#article .current'), 'chaleur');
      assert.equal(await focused(page), 'kwic-field');
      for (const _ of 'chaleur') await page.keyboard.press('Backspace');
      await page.keyboard.type('Loire');
      await page.keyboard.press('Enter');
      await says(page, '.walker-name', 'Loire');
      for (const _ of 'Loire') await page.keyboard.press('Backspace');
      await page.keyboard.type('chaleur');
      await says(page, '.kwic-title', `« chaleur » : ${places.length} fois`);

      await page.focus('.kwic-order');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      const after = await textsOf(page, '.kwic-right');
      assert.deepEqual(after, [...after].sort(), 'by the word after');
      await page.focus('.kwic-line');
      await page.keyboard.press('Enter');
      assert.equal(await textOf(page, '#article .current'), 'chaleur');
      assert.equal(await textOf(page, '.walker-name'), 'chaleur');
      assert.equal(await page.$$eval('.kwic-line[aria-current]', (all) => all.length), 1);

      await page.focus('#kwic-field');
      for (const _ of 'chaleur') await page.keyboard.press('Backspace');
      await page.keyboard.type('devoir');
      await says(page, '.kwic-title', 'nulle part');
      await page.click('#kwic-forms');
      await says(page, '.kwic-title', '2 fois');
      assert.deepEqual((await textsOf(page, '.kwic-word')).sort(), ['devrait', 'doit']);
      await check(page, 'concordance');
    },
    options,
  );

  scene(
    'the grammar of the sentence that is clicked, and what to check in the text',
    async ({ page }) => {
      await paste(page, TEXT);
      await analysed(page);
      await openPanel(page, 'grammar');
      await page.waitForSelector('.sentences [data-group="verb"]');
      await page.click('#article [data-piece="3"]', { offset: { x: 30, y: 12 } });
      await page.waitForSelector('.sentences li[value="5"] details[open] table');
      const first = (await textsOf(page, '.sentences li[value="5"] tbody tr')).join('\n');
      assert.match(first, /chaufferaverbe, indicatif futur simple.*chauffer/);
      assert.match(first, /descontraction de\ndepréposition\nles/);
      await page.click('.group[data-group="noun"]');
      const line = await page.$eval(
        '.sentences li[value="5"] [data-group="noun"]',
        (noun) => getComputedStyle(noun).textDecorationLine,
      );
      assert.equal(line, 'underline');
      await page.click('.sentences li[value="5"] .grammar-go');
      assert.match(await textOf(page, '#article .current'), /^La chaleur de la/);
      await check(page, 'grammar');

      await openPanel(page, 'text');
      assert.match(await textOf(page, '#facts-flags + .flag-kind'), /jamais fermé/);
      await page.click('.flag-place');
      assert.equal((await textsOf(page, '#article .current')).join(''), UNCLOSED);
      assert.match(await textOf(page, '.bars'), /Le Goff.*\d\s%/);
      await check(page, 'text');
    },
    options,
  );

  scene(
    'the strip, names followed along it, and the help',
    async ({ page }) => {
      await paste(page, TEXT);
      await analysed(page);
      await page.setViewport({ width: 1280, height: 500 });
      const now = () =>
        page.$eval('.minimap-strip', (strip) => Number(strip.getAttribute('aria-valuenow')));
      assert.equal(await now(), 0);
      await page.focus('.minimap-strip');
      await page.keyboard.press('End');
      await page.waitForFunction(
        () => Number(document.querySelector('.minimap-strip')?.ariaValueNow ?? 0) > 40,
      );
      await page.keyboard.press('Home');
      await page.waitForFunction(() => scrollY < 200);

      await page.keyboard.press('j');
      assert.match(await textOf(page, '#article .current'), /^Saint-Nazaire/, 'the first name');
      await page.keyboard.press('f');
      assert.match(await textOf(page, '#tracks'), /1Saint-Nazaire/);
      await page.waitForFunction(
        () => document.querySelectorAll('.minimap-heads span').length === 2,
      );
      await page.click('.track');
      assert.ok(await page.$('#tracks[hidden]'));
      const lit = (/** @type {number} */ least) =>
        page.waitForFunction(
          (least) => {
            const { length } = document.querySelectorAll('mark.kin');
            return least ? length >= least : length === 0;
          },
          {},
          least,
        );
      await lit(0);
      await page.hover('#article mark');
      await lit(2); // all mentions of it

      await openPanel(page, 'overview');
      await page.keyboard.press('?');
      await page.waitForSelector('#help-dialog[open]');
      await check(page, 'help');
      await page.click('#letter-keys');
      await page.keyboard.press('Escape');
      await page.waitForSelector('#help-dialog:not([open])');
      await page.keyboard.press('3');
      assert.ok(await page.$('#panel-overview:not([hidden])'), 'single keys are off');
      await page.click('#help');
      await page.click('#letter-keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('3');
      assert.ok(await page.$('#panel-organisations:not([hidden])'));
    },
    options,
  );
});
