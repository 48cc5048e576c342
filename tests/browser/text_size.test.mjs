/**
 * Letters twice as large, as a reader may choose them in the browser: everything has room.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PANELS } from '../../web/lib/panels.js';
import { analysed, BROWSERS, newPage, openPanel, paste, SINGLE_FILE, samples } from './harness.mjs';

const [french] = await samples();
const LETTERS = 32;

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page @param {string} state */
async function fits(page, state) {
  const { over, cut } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const buttons = [...document.querySelectorAll('button')].filter(
      (button) => button.checkVisibility() && button.scrollWidth > button.clientWidth + 1,
    );
    return {
      over: scrollWidth - clientWidth,
      // A title may be cut, with an ellipsis that says so.
      cut: buttons
        .filter((button) => getComputedStyle(button).textOverflow !== 'ellipsis')
        .map((button) => button.outerHTML.slice(0, 120)),
    };
  });
  assert.ok(over <= 0, `${state}: ${over} px too wide`);
  assert.deepEqual(cut, [], state);
}

for (const { name, launch } of BROWSERS) {
  test(`${name}: text twice as large`, async () => {
    const browser = await launch(LETTERS);
    try {
      const { page } = await newPage(browser);
      await page.goto(SINGLE_FILE);
      const size = await page.$eval('html', (html) => getComputedStyle(html).fontSize);
      assert.equal(size, `${LETTERS}px`);
      await fits(page, 'empty');
      await paste(page, french.text);
      await analysed(page);
      await fits(page, 'article');
      const letters = await page.$eval('#article [data-kind="body"]', (piece) => {
        const { width } = piece.getBoundingClientRect();
        return width / Number.parseFloat(getComputedStyle(piece).fontSize);
      });
      assert.ok(letters > 20, `a line has room for more than 20 em: ${letters}`);
      for (const panel of PANELS.filter((each) => each !== 'others')) {
        await openPanel(page, panel);
        await fits(page, panel);
      }
      await page.click('#article mark[data-type="PER"]');
      await page.waitForSelector('#mark-card:not([hidden])');
      await fits(page, 'card');
      const inside = await page.$eval('#mark-card', (card) => {
        const { left, right } = card.getBoundingClientRect();
        return left >= 0 && right <= innerWidth;
      });
      assert.ok(inside, 'the card is on the screen');
    } finally {
      await browser.close();
    }
  });
}
