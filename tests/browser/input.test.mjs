/**
 * How texts come in: copied from a page, dropped as files.
 */
import assert from 'node:assert/strict';
import { analysed } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const HTML = `<meta charset="utf-8"><!--StartFragment-->
  <script>document.title = 'owned'; fetch('/stolen')</script>
  <style>@import url('/stolen.css'); * { display: none }</style>
  <link rel="stylesheet" href="/stolen.css"><iframe src="/stolen.html"></iframe>
  <nav><a href="/">Accueil</a></nav>
  <h1 onclick="document.title = 1">Le port de Brest s’agrandit</h1>
  <figure><img src="/stolen.png" onerror="document.title = 'owned'" alt="Un quai">
    <figcaption>Le quai, mardi</figcaption></figure>
  <p style="background: url('/stolen.gif')">La maire, <a href="javascript:void 0">Anne Dupuis</a>,
    a annoncé jeudi un <b>nouveau quai</b>.</p>
  <h2>Un chantier de trois ans</h2><p>Il coûtera 12&nbsp;millions d’euros.</p>
  <p hidden>Caché</p><aside><h3>À lire aussi</h3></aside>`;
const TEXT =
  'Accueil\n\nLe port de Brest s’agrandit\n\nLe quai, mardi\n\nLa maire, Anne Dupuis, a annoncé jeudi un nouveau quai.\n\n' +
  'Un chantier de trois ans\n\nIl coûtera 12\u00a0millions d’euros.\n\nÀ lire aussi';

/**
 * Gives the page what a clipboard or a drag holds.
 * @param {Page} page
 * @param {'paste' | 'drop'} type
 * @param {{texts?: Record<string, string>, files?: [string, string][]}} content
 */
const give = (page, type, content) =>
  page.evaluate(
    (name, { texts = {}, files = [] }) => {
      const data = new DataTransfer();
      for (const [kind, text] of Object.entries(texts)) data.setData(kind, text);
      for (const [title, text] of files) data.items.add(new File([text], title));
      const event = new Event(name, { bubbles: true, cancelable: true });
      const member = name === 'drop' ? 'dataTransfer' : 'clipboardData';
      Object.defineProperty(event, member, { value: data });
      document.body.dispatchEvent(event);
    },
    type,
    content,
  );

/** @param {Page} page */
const kinds = (page) =>
  page.$$eval('#article [data-piece]', (all) =>
    all.map((piece) => [piece.textContent, /** @type {HTMLElement} */ (piece).dataset.kind]),
  );

/** What a browser says of HTML that it parses and does not let live. */
const REFUSED = /content security policy/i;

/** The text as it is kept. @param {Page} page */
const edited = async (page) => {
  await page.click('#edit');
  return page.$eval('#text', (box) => /** @type {HTMLTextAreaElement} */ (box).value);
};

onUsualTargets((scene) => {
  scene(
    'what is copied from a page keeps its structure, and nothing else',
    async ({ page, requests }) => {
      const [title, before] = [await page.title(), requests.length];
      await give(page, 'paste', { texts: { 'text/html': HTML, 'text/plain': 'autre chose' } });
      await analysed(page);
      const of = Object.fromEntries(await kinds(page));
      assert.equal(of.Accueil, 'furniture');
      assert.equal(of['Le port de Brest s’agrandit'], 'title');
      assert.equal(of['Le quai, mardi'], 'caption');
      assert.equal(of['Un chantier de trois ans'], 'heading');
      assert.equal(of['À lire aussi'], 'furniture');
      assert.equal(await edited(page), TEXT);
      assert.equal(await page.$('#article :not(.chunk, p, h3, h4, mark, span)'), null);
      assert.equal(await page.title(), title);
      assert.deepEqual(requests.slice(before), [], 'nothing was fetched');

      // Plain text, and HTML that knows no more than it, are read character by character.
      const plain = 'Anne  Dupuis\t\u00a0 a parlé.\n\n\nFin. ';
      await give(page, 'drop', { texts: { 'text/html': '<span>x</span>', 'text/plain': plain } });
      await page.waitForFunction(() => document.querySelectorAll('.shelf-tab').length === 2);
      await analysed(page);
      assert.equal(await edited(page), plain);
    },
    { tolerate: REFUSED },
  );

  scene(
    'files: several at once, and word for word what cannot be read',
    async ({ page }) => {
      await give(page, 'drop', {
        files: [
          ['a.html', `<meta charset=utf-8><title>x</title><body>${HTML}`],
          ['b.md', '# Un titre\n\nAnne Dupuis vit à Brest.\n'],
          ['c.docx', 'PK'],
        ],
      });
      await analysed(page);
      await page.waitForFunction(() => document.querySelectorAll('.shelf-tab').length === 2);
      assert.match(
        await page.$eval('[data-notice="files.document"]', (notice) => notice.textContent ?? ''),
        /^c\.docx\u202f: .*copiez le texte/,
      );
      await page.$$eval('.shelf-tab', (all) =>
        /** @type {HTMLElement} */ (
          all.find((tab) => tab.textContent?.includes('Un titre'))
        ).click(),
      );
      await page.waitForFunction(() =>
        document.querySelector('#article')?.textContent?.includes('# Un'),
      );
      await analysed(page);
      assert.equal((await kinds(page))[0][1], 'title');
      await give(page, 'drop', { files: [['d.pdf', '%PDF-1.7']] });
      await page.waitForSelector('[data-notice="files.pdf"]');
      assert.equal((await kinds(page))[0][1], 'title', 'what is read stays');
    },
    { tolerate: REFUSED },
  );

  scene('a paragraph is edited where it stands', async ({ page }) => {
    const lines = [
      'Un titre ici',
      'Anne Dupuis vit à Brest.',
      'Elle a vu Paris jeudi.',
      'Fin du texte.',
    ];
    await give(page, 'paste', { texts: { 'text/plain': lines.join('\r\n\r\n') } });
    await analysed(page);
    // What the reader has said of a later line stays with it.
    const last = await page.$('#article [data-piece="3"]');
    await last?.hover();
    await page.click('#block-switch');
    await page.waitForSelector('[data-piece="3"].chosen');
    const second = () => page.$eval('#article [data-piece="1"]', (piece) => piece.textContent);

    await page.hover('#article [data-piece="1"]');
    await page.click('#block-edit');
    await page.waitForSelector('.paragraph-field');
    await page.keyboard.type('Non. ');
    await page.keyboard.press('Escape');
    assert.equal(await page.$('.paragraph-field'), null);
    assert.equal(await second(), lines[1]);

    await page.hover('#article [data-piece="1"]');
    await page.keyboard.press('e');
    await page.waitForSelector('.paragraph-field');
    await page.keyboard.type('Hier, ');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await page.waitForFunction(() =>
      document.querySelector('[data-piece="1"] mark[data-type="DATE"]'),
    );
    await analysed(page);
    assert.equal(await second(), `Hier, ${lines[1]}`);
    assert.ok(await page.$('[data-piece="3"].chosen'));
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'article');
    lines[1] = `Hier, ${lines[1]}`;
    // The text box shows its line ends in its own way; nothing else is changed.
    assert.equal(await edited(page), lines.join('\n\n'));
  });
});
