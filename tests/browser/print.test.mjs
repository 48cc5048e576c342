/**
 * What goes on paper: legend, article, what was found in it. What is for the hand stays on screen.
 */
import assert from 'node:assert/strict';
import { PRINTED } from '../../web/lib/panels.js';
import { analysed, openPanel, paste, samples } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

const [french] = await samples();

/** CSS pixels: narrow paper, an A4 page without its margins, an A3 page across. */
const WIDTHS = [480, 700, 1400];

onUsualTargets((scene) => {
  scene(
    'on paper: the article and what was found, nothing to press',
    async ({ page }) => {
      await paste(page, french.text);
      await analysed(page);
      // A name that is followed, and its card, which are there on the screen.
      await page.keyboard.press('j');
      await page.keyboard.press('f');
      await page.click('#article mark[data-type="PER"]');
      await page.waitForSelector('#mark-card:not([hidden])');
      await openPanel(page, 'overview');
      await page.emulateMediaType('print');
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: 900 });
        const foreign = await page.evaluate(() => {
          const paper = '#legend, .legend-note, #article, #findings, .footer p';
          return [...document.body.querySelectorAll('*')]
            .filter((element) => {
              const own = [...element.childNodes].some(
                (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
              );
              const drawn = own || element.matches('svg, input, select, textarea');
              return drawn && element.checkVisibility() && !element.closest(paper);
            })
            .filter((element) => element.getBoundingClientRect().width > 1) // but what is only heard
            .map((element) => element.outerHTML.slice(0, 120));
        });
        assert.deepEqual(foreign, [], `at ${width} px`);
        const tools = await page.$$eval('#findings *', (all) =>
          all
            .filter((element) => element.matches('input, select, [role="tab"]'))
            .filter((element) => element.checkVisibility())
            .map((element) => element.outerHTML.slice(0, 120)),
        );
        assert.deepEqual(tools, [], `at ${width} px`);
      }
      const drawn = await page.$$eval('#article, #findings > [id^="panel-"]', (all) =>
        all.filter((part) => part.checkVisibility()).map(({ id }) => id.replace('panel-', '')),
      );
      for (const name of ['article', ...PRINTED]) {
        assert.ok(drawn.includes(name), `${name} is on paper`);
      }
      assert.match(
        await page.$eval('#people', (panel) => panel.textContent ?? ''),
        /Claire Le Goff/,
      );
    },
    // Which alone lets a test choose the medium.
    { only: 'single file', browser: 'Chromium' },
  );
});
