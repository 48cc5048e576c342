/**
 * The page shows the reading of a press page: what is no part of the article, who speaks, when,
 * how much; and what the reader says of it is kept.
 */
import assert from 'node:assert/strict';
import { analysed, openPanel, paste, said } from './harness.mjs';
import { span, TEXT, withPressDocument } from './press.mjs';
import { onUsualTargets } from './targets.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page @param {string} selector */
const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent ?? '');
/** @param {Page} page @param {string} selector */
const textsOf = (page, selector) =>
  page.$$eval(selector, (all) => all.map((element) => element.textContent ?? ''));
/** @param {Page} page */
async function open(page) {
  await paste(page, TEXT);
  await analysed(page);
  // The panel of the last visit is kept.
  await openPanel(page, 'overview');
}

/** The words of one paragraph, by its first ones. @param {Page} page @param {string} start */
const kindOf = (page, start) =>
  page.$$eval(
    '#article [data-piece]',
    (all, words) => {
      const piece = all.find((element) => element.textContent?.startsWith(words));
      const kind = piece?.getAttribute('data-kind');
      return piece ? { kind, aside: piece.classList.contains('aside') } : null;
    },
    start,
  );

onUsualTargets((scene) => {
  const options = { prepare: withPressDocument, only: /** @type {const} */ ('single file') };

  scene(
    'what is no part of the article is grey, and can be hidden',
    async ({ page }) => {
      await open(page);
      assert.deepEqual(await kindOf(page, 'À lire aussi'), { kind: 'related', aside: true });
      assert.deepEqual(await kindOf(page, 'Un batelier'), { kind: 'body', aside: false });
      const tag = await page.$eval('[data-kind="heading"]', (heading) => heading.tagName);
      assert.equal(tag, 'H4');
      assert.match(await textOf(page, '.aside-count'), /^7 passages/);
      const height = () =>
        page.$eval('.aside', (element) => element.getBoundingClientRect().height);
      assert.ok((await height()) > 0);
      await page.click('#asides-show');
      assert.equal(await height(), 0);
      assert.equal(await textOf(page, '#asides-show'), 'Montrer');
      await page.click('#asides-show');
      assert.ok((await height()) > 0);
      // Those who hear the text are told, and the article holds nothing but the text.
      const spoken = await page.$eval('.aside', (e) => getComputedStyle(e, '::before').content);
      assert.match(spoken, /hors article/);
      const shown = (await textsOf(page, '#article [data-piece]')).join('\n');
      assert.equal(shown, TEXT.trim());
      await page.evaluate(() => localStorage.clear());
    },
    options,
  );

  scene(
    'a hard-wrapped paragraph flows',
    async ({ page }) => {
      await open(page);
      const lines = await page.$$eval('[data-kind="body"]', ([first]) => {
        const range = document.createRange();
        range.selectNodeContents(first);
        return {
          breaks: first.textContent?.split('\n').length,
          space: getComputedStyle(first).whiteSpace,
        };
      });
      assert.deepEqual(lines, { breaks: 3, space: 'normal' });
    },
    options,
  );

  scene(
    'a paragraph is left out and put back, by keys alone, and a reload keeps it',
    async ({ page }) => {
      await open(page);
      await page.focus('#article');
      // From the first line, which is no part of the article either, to the second.
      for (const word of ['SOCIÉTÉ', '3']) {
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction(
          (form) => document.querySelector('.inspector-form')?.textContent === form,
          {},
          word,
        );
      }
      const label = await page.$eval('#block-switch', (button) => button.ariaLabel);
      assert.equal(label, 'Rétablir dans l’article\u202f: 3 min de lecture');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'block-switch');
      await page.keyboard.press('Enter');
      await said(page, 'Passage rétabli');
      assert.deepEqual(await kindOf(page, '3 min'), { kind: 'body', aside: false });
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'block-switch');
      assert.equal(await textOf(page, '#block-switch'), 'Écarter');
      await page.reload();
      await analysed(page);
      assert.deepEqual(await kindOf(page, '3 min'), { kind: 'body', aside: false });
      await page.click('#asides-forget');
      await said(page, 'Choix annulés');
      assert.deepEqual(await kindOf(page, '3 min'), { kind: 'furniture', aside: true });
      assert.ok(await page.$('#asides-forget[hidden]'));
    },
    options,
  );

  scene(
    'the pointer brings the same button',
    async ({ page }) => {
      await open(page);
      const [, second] = await page.$$('[data-kind="body"]');
      await second.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const box = await second.boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + 40, box.y + 10);
      await page.waitForSelector('#block-switch:not([hidden])');
      await page.click('#block-switch');
      await said(page, 'Passage écarté');
      assert.deepEqual(await kindOf(page, '« Nous avons'), { kind: 'furniture', aside: true });
    },
    options,
  );

  scene(
    'quotations lie under the names; reported speech looks different',
    async ({ page }) => {
      await open(page);
      const texts = async (/** @type {string} */ of) =>
        (await textsOf(page, `#article .${of}`)).join('|');
      assert.equal(
        await texts('quoted'),
        'Nous avons tenu parole, et nous tiendrons les prix|' +
          'On verra bien cet été, a-t-il soupiré. Ce sera plein.|de l’argent|il était temps',
      );
      assert.equal(
        await texts('reported'),
        'une quarantaine de traversées par jour suffiront|' +
          'les machines n’ont pas été révisées|la ligne perdait « de l’argent » avant 2024',
      );
      assert.equal(await textOf(page, '#article .reported mark'), '2024');
      assert.equal(await textOf(page, '#article .reported .quoted'), 'de l’argent');
      /** How many lines the bar at the head of a quotation is drawn with. */
      const bar = (/** @type {string} */ of) =>
        page.$eval(`#article .${of}`, (element) => {
          const { boxShadow } = getComputedStyle(element);
          return boxShadow === 'none' ? 0 : boxShadow.split('px,').length;
        });
      assert.deepEqual([await bar('quoted'), await bar('reported')], [1, 3]);
      await page.click('#legend [data-type="QUOTE"]');
      assert.deepEqual([await bar('quoted'), await bar('reported')], [0, 3]);
      await page.click('#legend [data-type="QUOTE"]');
      const counts = await page.$$eval('#legend button', (all) =>
        all.map(
          (button) => `${button.dataset.type} ${button.querySelector('.count')?.textContent}`,
        ),
      );
      assert.ok(counts.includes('QUOTE 4') && counts.includes('REPORTED 3'));

      const box = await page.$eval('#article .quoted', (element) => {
        element.scrollIntoView({ block: 'center' });
        const { left, top, height } = element.getClientRects()[0];
        return { x: left + 20, y: top + height / 2 };
      });
      await page.mouse.move(box.x, box.y);
      await page.waitForSelector('.quote-said');
      assert.match(await textOf(page, '.quote-said'), /^citation, Solène Guivarc’h.*a assuré/);
      await page.evaluate(() => localStorage.clear());
    },
    options,
  );

  scene(
    'the ledger says who, how and whether it ends, and leads there',
    async ({ page }) => {
      await open(page);
      await openPanel(page, 'quotations');
      assert.deepEqual(await textsOf(page, '.voice-name'), [
        'Solène Guivarc’h',
        'Un batelier',
        'Locuteur non indiqué',
      ]);
      const lines = await textsOf(page, '#quotes .quote-facts');
      assert.equal(lines[0], 'citation · a assuré · verbe qui met à distance');
      assert.equal(lines[5], 'citation · a-t-il soupiré · guillemet jamais fermé');
      await page.focus('#quotes .quote');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.equal(await textOf(page, '.walker-position'), '2 / 4');
      assert.equal(await textOf(page, '.walker-name'), 'Solène Guivarc’h');
      assert.equal(
        await textOf(page, '.current'),
        'une quarantaine de traversées par jour suffiront',
      );
      assert.equal(await page.$$eval('#quotes .quote[aria-current]', (all) => all.length), 1);
      await page.keyboard.press('n');
      assert.equal(await textOf(page, '.walker-position'), '3 / 4');
      await page.keyboard.press('Escape');
      assert.equal(await page.$('.current'), null);
    },
    options,
  );

  scene(
    'the cast has roles, gender and a share of the words quoted',
    async ({ page }) => {
      await open(page);
      await openPanel(page, 'people');
      const [first] = await textsOf(page, '#people .card-item');
      assert.match(first, /^Solène Guivarc’h 2 mentionsprésidente du département/);
      assert.match(first, /43\s% des mots cités/u);
    },
    options,
  );

  scene(
    'the card says when it was published; the reader may say otherwise',
    async ({ page }) => {
      await open(page);
      assert.deepEqual(await textsOf(page, '.card-facts dd'), [
        'SOCIÉTÉ',
        'Les bacs de la Rance reprennent après deux ans d’arrêt',
        'Anaïs Kerloc’h',
        'AFP',
      ]);
      assert.match(await textOf(page, '.card-date'), /^Publié le jeudi 12 mars 2026 à 7\s?h/u);
      assert.equal(await textOf(page, '.card-source'), 'lu dans le texte');
      const day = () => page.$eval('#published', (input) => /** @type {any} */ (input).value);
      const friday = async () => {
        await openPanel(page, 'dates');
        const said = await page.$$eval(
          '#dates .entry',
          (all) =>
            all
              .find((entry) => entry.querySelector('.place-words')?.textContent === 'vendredi')
              ?.querySelector('.value')?.textContent,
        );
        await openPanel(page, 'overview');
        return said;
      };
      assert.equal(await day(), '2026-03-12');
      assert.equal(await friday(), 'vendredi 6 mars 2026');
      await page.$eval('#published', (input) => {
        Object.assign(input, { value: '2026-04-03' });
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await said(page, 'Date de publication prise en compte');
      assert.equal(await textOf(page, '.card-source'), 'choisi par vous');
      assert.equal(await friday(), 'vendredi 3 avril 2026');
      await page.reload();
      await analysed(page);
      assert.equal(await day(), '2026-04-03');
      await page.click('#published-revert');
      await page.waitForFunction(
        () => document.querySelector('.card-source')?.textContent === 'lu dans le texte',
      );
      assert.equal(await day(), '2026-03-12');
      await page.click('#locales [data-locale="en"]');
      assert.match(await textOf(page, '.card-date'), /^Published Thursday 12 March 2026, 7:30/);
      await page.evaluate(() => localStorage.clear());
    },
    options,
  );

  scene(
    'dates, figures, sentences and counts',
    async ({ page }) => {
      await open(page);
      await openPanel(page, 'dates');
      const why = await textOf(page, '#dates .why');
      assert.match(why, /^calculé\s: la dernière fois avant la publication, jeudi 12 mars 2026/);
      await openPanel(page, 'figures');
      const figures = await textsOf(page, '#figures .figure');
      assert.match(
        figures[0].replace(/\s/g, ' '),
        /^1 500 000 €.*y consacre 1,5 million d’euros, soit/,
      );
      assert.match(figures[2], /^environ 40.*une quarantaine/);
      await page.click('[data-figure="1"]');
      assert.equal(await textOf(page, '.current'), '3,2 %');
      await openPanel(page, 'overview');
      assert.equal((await textsOf(page, '.sentence')).length, 3);
      await page.click('[data-sentence="1"]');
      const { start, end } = span('La traversée de la Rance en bac');
      const current = (await textsOf(page, '.current')).join('');
      assert.ok(current.startsWith(TEXT.slice(start, end)), current);
      await openPanel(page, 'text');
      assert.match(await textOf(page, '#facts'), /assez difficile/);
      assert.match(await textOf(page, '#facts'), /1minute de lecture|minute de lecture1/);
    },
    options,
  );

  scene(
    'one stop of the Tab key for each list',
    async ({ page }) => {
      await open(page);
      for (const panel of /** @type {const} */ ([
        'people',
        'places',
        'quotations',
        'dates',
        'terms',
      ]))
        await openPanel(page, panel);
      const lists = await page.$$('.cards, .voices, .timeline, .summary, .terms, .legend, .tabs');
      assert.ok(lists.length > 7);
      for (const list of lists) {
        const stops = await list.$$eval('button', (all) => all.filter((b) => b.tabIndex === 0));
        assert.ok(stops.length <= 1);
      }
    },
    options,
  );
});
