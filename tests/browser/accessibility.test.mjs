/**
 * axe-core finds nothing to complain about, in either language, light and dark, wide and narrow.
 */
import assert from 'node:assert/strict';
import { check } from './axe.mjs';
import { analysed, openPanel, paste, samples } from './harness.mjs';
import { TEXT, withPressDocument } from './press.mjs';
import { onUsualTargets } from './targets.mjs';

const [french, english] = await samples();

/** What the words say matters little to a browser: English is looked at in one. */
const inside = (/** @type {'fr' | 'en'} */ locale) => ({
  locale,
  only: /** @type {const} */ ('single file'),
  browser: locale === 'en' ? 'Chromium' : undefined,
});

onUsualTargets((scene) => {
  for (const locale of /** @type {const} */ (['fr', 'en'])) {
    scene(
      `axe: press page, ${locale}`,
      async ({ page, browser }) => {
        await paste(page, TEXT);
        await analysed(page);
        for (const value of browser === 'Chromium' ? ['light', 'dark'] : ['light']) {
          if (browser === 'Chromium') {
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
          }
          await openPanel(page, 'quotations');
          await page.click('#quotes .quote');
          await page.focus('#article');
          for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
          await page.waitForSelector('#block-switch:not([hidden])');
          await check(page, `${value}, quotation and block`);
          await openPanel(page, 'overview');
          await page.click('.sentence');
          await page.setViewport({ width: 320, height: 640 });
          await check(page, `${value}, narrow`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.ok(overflow <= 0, `${overflow} px too wide at 320`);
          await page.setViewport({ width: 1280, height: 900 });
        }
      },
      { ...inside(locale), prepare: withPressDocument },
    );
  }
  for (const [locale, text] of /** @type {const} */ ([
    ['fr', french.text],
    ['en', english.text],
  ])) {
    scene(
      `axe: ${locale}`,
      async ({ page, browser }) => {
        const schemes = browser === 'Chromium' ? ['light', 'dark'] : ['light'];
        for (const value of schemes) {
          // Only Chromium lets a test choose the colour scheme.
          if (browser === 'Chromium') {
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
          }
          await check(page, `${value}, empty`);
          await paste(page, text);
          await analysed(page);
          await check(page, `${value}, article`);
          await page.hover('#article [data-kind="body"]');
          await page.click('#block-edit');
          await page.waitForSelector('.paragraph-field');
          await check(page, `${value}, a paragraph edited`);
          await page.keyboard.press('Escape');
          await page.click('#clear');
          await check(page, `${value}, asked before all is forgotten`);
          await page.keyboard.press('Escape');
          await openPanel(page, 'people');
          await page.click('#people .subject');
          await page.click('#legend [data-type="LOC"]');
          await check(page, `${value}, walking`);
          await openPanel(page, 'terms');
          await page.click('.term-chip');
          await page.focus('#article');
          await page.keyboard.press('ArrowRight');
          await page.waitForSelector('.inspector:not([hidden])');
          await check(page, `${value}, term and word`);
          await page.setViewport({ width: 320, height: 640 });
          await check(page, `${value}, narrow`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.ok(overflow <= 0, `${overflow} px too wide at 320`);
          await page.setViewport({ width: 1280, height: 900 });
          await page.click('#legend [data-type="LOC"]');
          await page.click('#new');
        }
      },
      inside(locale),
    );
  }
});
