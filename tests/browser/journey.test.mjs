/**
 * The whole way with the keyboard alone, and what a screen reader is told on it: an article is put
 * in, who said what is found, a name is corrected, and the analysis is taken away.
 */
import assert from 'node:assert/strict';
import { analysed, openPanel, paste, said, samples } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const [french] = await samples();

/** What has the focus: its name as far as the DOM gives it, and whether the focus can be seen. */
const focused = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    const element = /** @type {HTMLElement} */ (document.activeElement);
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    return {
      name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
      seen: ring || boxShadow !== 'none',
    };
  });

/** Presses of the Tab key that a way may take. */
const MOST = 60;

/**
 * Presses the Tab key until the focus is on an element; it must be seen there.
 * @param {Page} page
 * @param {string} selector
 * @param {boolean} [back]  with Shift
 * @returns {Promise<string>} its name
 */
async function tabTo(page, selector, back = false) {
  if (back) await page.keyboard.down('Shift');
  for (let pressed = 0; pressed < MOST; pressed++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) {
      const { name, seen } = await focused(page);
      assert.ok(seen, `the focus is seen on ${selector}`);
      if (back) await page.keyboard.up('Shift');
      return name;
    }
  }
  assert.fail(`${selector} is not reached by ${MOST} presses of the Tab key`);
}

/**
 * What a screen reader goes through, in order: "role: name".
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function heard(page) {
  const lines = /** @type {string[]} */ ([]);
  /** @param {import('puppeteer-core').SerializedAXNode | null} node */
  const walk = (node) => {
    if (!node) return;
    lines.push(`${node.role}: ${node.name ?? ''}`);
    node.children?.forEach(walk);
  };
  walk(await page.accessibility.snapshot({ interestingOnly: false }));
  return lines;
}

/** In this order, whatever stands between. @param {string[]} lines @param {RegExp[]} wanted */
function inOrder(lines, wanted) {
  let from = 0;
  for (const pattern of wanted) {
    const at = lines.findIndex((line, i) => i >= from && pattern.test(line));
    assert.ok(at >= 0, `${pattern} is heard, behind line ${from} of:\n${lines.join('\n')}`);
    from = at + 1;
  }
}

/** The tab of a panel, by its number key. @param {Page} page @param {string} panel */
async function openByKey(page, panel) {
  const tabs = await page.$$eval('#tabs [role="tab"]:not([hidden])', (all) =>
    all.map(({ id }) => id),
  );
  await page.keyboard.press(
    /** @type {import('puppeteer-core').KeyInput} */ (`${tabs.indexOf(`tab-${panel}`) + 1}`),
  );
  await page.waitForSelector(`#panel-${panel}:not([hidden])`);
}

const QUOTED = 'Nous avons sous nos fenêtres une source d’énergie que personne n’utilise';

onUsualTargets((scene) => {
  scene(
    'by keys alone: put in, who said what, a name corrected, taken away',
    async ({ page }) => {
      await tabTo(page, '#text');
      // What Ctrl+V does with a clipboard that tests may not fill.
      await page.evaluate((text) => document.execCommand('insertText', false, text), french.text);
      await tabTo(page, '#read');
      await page.keyboard.press('Enter');
      await analysed(page);
      await said(page, 'Texte analysé');
      assert.ok(
        await page.evaluate(() => document.activeElement?.id === 'article'),
        'the focus goes to the article',
      );

      await openByKey(page, 'quotations');
      assert.match(await tabTo(page, '#quotes .quote'), new RegExp(`${QUOTED}.*a déclaré`, 's'));
      await page.keyboard.press('Enter');
      await said(page, 'Claire Le Goff');
      const current = await page.$$eval('#article .current', (all) =>
        all.map((part) => part.textContent).join(''),
      );
      assert.equal(current, QUOTED);

      await openByKey(page, 'people');
      assert.match(await tabTo(page, '#people .subject'), /^Claire Le Goff/);
      await page.keyboard.press('Enter');
      await said(page, 'Claire Le Goff, 1 ');
      await page.keyboard.press('t');
      await said(page, 'Claire, nom propre');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#mark-card:not([hidden])');
      await tabTo(page, '#mark-card [data-focus="rename"]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.mark-rename input');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type('Claire Le Goff-Morel');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() =>
        document.querySelector('#people .subject')?.textContent?.includes('Claire Le Goff-Morel'),
      );
      // The form first, then the card.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.waitForSelector('#mark-card[hidden]');

      await page.evaluate(() => {
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          Object.assign(globalThis, { taken: /** @type {Blob} */ (blob).text() });
          return createObjectURL.call(URL, blob);
        };
        HTMLAnchorElement.prototype.click = () => {};
      });
      await tabTo(page, '#takeaway', true);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#takeaway-dialog[open]');
      await tabTo(page, '[data-take="csv-quotes"]');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => 'taken' in globalThis);
      const table = await page.evaluate(() => /** @type {any} */ (globalThis).taken);
      assert.match(table, new RegExp(`Claire Le Goff-Morel.*${QUOTED}|${QUOTED}.*Goff-Morel`));
      await page.keyboard.press('Escape');
      await page.waitForSelector('#takeaway-dialog:not([open])');
    },
    { only: 'single file' },
  );

  scene(
    'what a screen reader goes through: landmarks, headings, names, who said what',
    async ({ page }) => {
      inOrder(await heard(page), [
        /^link: Aller au texte/,
        /^banner/,
        /^main/,
        /^textbox: Texte à lire/,
        /^button: Lire/,
        /^contentinfo/,
      ]);
      await paste(page, french.text);
      await analysed(page);
      await openPanel(page, 'quotations');
      inOrder(await heard(page), [
        /^banner/,
        /^navigation: Articles ouverts/,
        /^main/,
        /^region: L’article/,
        /^group: Surlignages/,
        /^article: Texte de l’article/,
        /^heading: À Saint-Nazaire/,
        /^paragraph/,
        /^mark/,
        /^StaticText: Claire Le Goff/,
        /^complementary: /,
        /^tablist: Volets/,
        /^tab: Citations/,
        /^tabpanel: Citations/,
        /^list: Claire Le Goff/,
        new RegExp(`^button: .*${QUOTED}`),
        /^list: Mehdi Aouadi/,
        /^contentinfo/,
        /^status/,
      ]);
      await page.keyboard.press('?');
      await page.waitForSelector('#help-dialog[open]');
      inOrder(await heard(page), [/^dialog: \S/, /^heading: /, /^checkbox: /]);
    },
    // Which alone shows its tree to tests.
    { only: 'single file', browser: 'Chromium' },
  );
});
