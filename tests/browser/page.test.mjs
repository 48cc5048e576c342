/**
 * What a reader does: switches, walks, keys, languages, texts that come and go.
 */
import assert from 'node:assert/strict';
import { loadEngine } from './engine.mjs';
import { analysed, drawn, openPanel, paste, samples } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

const analyze = await loadEngine();
const [french, english] = await samples();

/** @param {import('puppeteer-core').Page} page @param {string} selector */
const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent ?? '');

/** @param {import('puppeteer-core').Page} page */
const shownText = (page) =>
  page.$$eval('#article [data-piece]', (all) => all.map((p) => p.textContent).join('\n'));

/** @param {string} text */
const lines = (text) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

/**
 * Changes what the worker answers, before the page sees it.
 * @param {import('puppeteer-core').Page} page
 * @param {(result: any) => void} change  runs in the page
 */
function intercept(page, change) {
  return page.evaluateOnNewDocument(`{
    const change = ${change};
    const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
    Object.defineProperty(MessageEvent.prototype, 'data', {
      get() {
        const data = get.call(this);
        if (data?.result) change(data.result);
        return data;
      },
    });
  }`);
}

/**
 * Steps with an arrow key until the inspector shows a word.
 * @param {import('puppeteer-core').Page} page
 * @param {string} form
 */
async function inspect(page, form) {
  await page.focus('#article');
  for (let step = 0; step < 50; step++) {
    const before = await page.$eval('#announcer', (element) => element.textContent);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (said) => document.querySelector('#announcer')?.textContent !== said,
      { timeout: 5000 },
      before,
    );
    if ((await textOf(page, '.inspector-form')) === form) return;
  }
  assert.fail(`no word ${form}`);
}

onUsualTargets((scene) => {
  scene('the legend switches a type off and on', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    const background = () =>
      page.$eval('mark[data-type="PER"]', (mark) => getComputedStyle(mark).textDecorationLine);
    assert.equal(await background(), 'underline');
    await page.click('#legend [data-type="PER"]');
    assert.equal(await background(), 'none');
    const pressed = () =>
      page.$eval('#legend [data-type="PER"]', (button) => button.getAttribute('aria-pressed'));
    assert.equal(await pressed(), 'false');
    await page.click('#legend [data-type="PER"]');
    assert.equal(await background(), 'underline');
    assert.equal(await pressed(), 'true');
  });

  scene('a name walks through its mentions, by mouse and by keys', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    const entity = analyze(french.text).entities.find(
      (e) => ['PER', 'ORG'].includes(e.type) && /** @type {any} */ (e).mentions.length > 1,
    );
    assert.ok(entity, 'the sample names someone twice');
    await openPanel(page, entity.type === 'PER' ? 'people' : 'organisations');
    const { mentions } = analyze(french.text);
    const spans = /** @type {any} */ (entity).mentions.map(
      (/** @type {number} */ m) => mentions[m],
    );
    const n = spans.length;
    const texts = spans.map((/** @type {any} */ s) => french.text.slice(s.start, s.end));
    const current = () => textOf(page, '#article .current');
    const position = () => textOf(page, '.walker-position');

    await page.evaluate((/** @type {string} */ name) => {
      const buttons = [...document.querySelectorAll('button.subject')];
      const button = buttons.find((b) => b.querySelector('.subject-name')?.textContent === name);
      /** @type {HTMLElement} */ (button).click();
    }, entity.name);
    assert.equal(await position(), `1 / ${n}`);
    assert.equal(await current(), texts[0]);
    await page.click('.walker button:nth-of-type(2)');
    assert.equal(await position(), `2 / ${n}`);
    assert.equal(await current(), texts[1]);
    await page.focus('#article');
    await page.keyboard.press('p');
    assert.equal(await position(), `1 / ${n}`);
    await page.keyboard.press('p');
    assert.equal(await position(), `${n} / ${n}`, 'round and round');
    await page.keyboard.press('n');
    assert.equal(await current(), texts[0]);
    assert.match(await textOf(page, '#announcer'), new RegExp(`1 sur ${n}`));
    const seen = await page.$eval('#article .current', (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(seen, 'the mention is on the screen');
    await page.keyboard.press('Escape');
    assert.equal(await page.$('#article .current'), null);
    assert.equal(await shownText(page), lines(french.text));
  });

  scene('a mark leads to its name', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    await openPanel(page, 'people');
    await page.click('mark[data-type="PER"]');
    await page.waitForSelector('.walker:not([hidden])');
    assert.ok(await page.$('button.subject[aria-current]'));
  });

  scene('a term shows its places', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    await openPanel(page, 'terms');
    await page.click('.term-chip');
    await page.waitForSelector('#article .term');
    const [keyword] = analyze(french.text).keywords;
    const shown = await page.$$eval('#article .term', (all) => all.map((e) => e.textContent));
    const expected = keyword.occurrences.map(([start, end]) => french.text.slice(start, end));
    assert.equal(shown.join(''), expected.join(''));
    await page.keyboard.press('Escape');
    await page.waitForSelector('.walker[hidden]');
    await page.waitForFunction(() => !document.querySelector('#article .term'));
  });

  scene('lists are one stop of the Tab key, and arrows walk in them', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    await openPanel(page, 'terms');
    await openPanel(page, 'organisations');
    for (const list of await page.$$('.cards, .terms, .legend, .tabs')) {
      const stops = await list.$$eval(
        'button',
        (all) => all.filter((b) => b.tabIndex === 0).length,
      );
      assert.ok(stops <= 1);
    }
    await page.focus('#organisations .cards button');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.walker:not([hidden])');
    const second = await page.evaluate(() => {
      const list = document.querySelector('#organisations .cards');
      return document.activeElement === list?.querySelectorAll('button')[1];
    });
    assert.ok(second);
  });

  scene('arrow keys and the pointer tell what a word is', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    const { tokens } = analyze(french.text);
    await page.focus('#article');
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('ArrowRight');
      const { start, end } = tokens[i];
      const form = french.text.slice(start, end);
      await page.waitForFunction(
        (f) => document.querySelector('.inspector-form')?.textContent === f,
        { timeout: 5000 },
        form,
      );
    }
    await page.keyboard.press('ArrowLeft');
    const { start, end } = tokens[1];
    const form = french.text.slice(start, end);
    await page.waitForFunction(
      (f) => document.querySelector('.inspector-form')?.textContent === f,
      { timeout: 5000 },
      form,
    );
    assert.match(await textOf(page, '#announcer'), new RegExp(`^${form}, .`));

    const box = await page.$eval('#article mark', (mark) => {
      const { left, top, height } = mark.getClientRects()[0];
      return { x: left + 6, y: top + height / 2, text: mark.textContent ?? '' };
    });
    await page.mouse.move(box.x, box.y);
    await page.waitForFunction(
      (t) => t.startsWith(document.querySelector('.inspector-form')?.textContent ?? '?'),
      { timeout: 5000 },
      box.text,
    );
    assert.match(await textOf(page, '.inspector .nature'), /^\p{L}/u);
  });

  scene(
    'a word is told in the words of a grammar, in either language',
    async ({ page }) => {
      await paste(page, 'Il voudrait la liste du personnel.');
      await analysed(page);
      await inspect(page, 'voudrait');
      const phrase = 'verbe, conditionnel présent, 3e personne du singulier';
      assert.equal(await textOf(page, '.inspector .nature'), phrase);
      assert.equal(await textOf(page, '.more-said'), 'forme de base\u202f: vouloir');
      assert.match(await textOf(page, '#announcer'), new RegExp(`^voudrait, ${phrase}, forme`));
      await inspect(page, 'du');
      assert.equal(
        await textOf(page, '.inspector .nature'),
        'contraction\u202f: de (préposition) + le (déterminant, article défini, masculin singulier)',
      );
      await page.click('#locales [data-locale="en"]');
      await inspect(page, 'personnel');
      assert.equal(await textOf(page, '.inspector .nature'), 'noun, masculine singular');
      await page.evaluate(() => localStorage.clear());
    },
    {
      prepare: (page) =>
        intercept(page, (result) => {
          if (!Array.isArray(result)) return;
          const feats = /** @type {Record<string, string>} */ ({
            VERB: 'Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin',
            NOUN: 'Gender=Masc|Number=Sing',
            DET: 'Definite=Def|Gender=Masc|Number=Sing|PronType=Art',
          });
          for (const word of result.flatMap((token) => token.words ?? token)) {
            word.feats = feats[word.upos];
          }
        }),
    },
  );

  scene('a name that the program is not sure of is shown, explained and said', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    const { mentions } = analyze(french.text);
    const unsure = mentions.filter(({ confidence = 1 }) => confidence < 0.7);
    assert.ok(unsure.length > 0 && unsure.length < mentions.length, 'the sample has both');
    const texts = unsure.map(({ start, end }) => french.text.slice(start, end));
    const drawn = await page.$$eval('#article mark', (marks) =>
      marks
        .filter((mark) => getComputedStyle(mark).borderBottomStyle === 'dotted')
        .map((mark) => mark.textContent),
    );
    assert.deepEqual(drawn, texts);
    assert.match(await textOf(page, '.legend-note:not([hidden])'), /^souligné pointillé/);

    const spoken = () =>
      page.$$eval('#article mark', (marks) =>
        marks.map((mark) => getComputedStyle(mark, '::before').content),
      );
    assert.equal((await spoken()).filter((said) => /peu sûr/.test(said)).length, texts.length);
    assert.equal(await shownText(page), lines(french.text), 'the text holds nothing more');

    const box = await page.$eval('mark.unsure', (mark) => {
      mark.scrollIntoView({ block: 'center' });
      const { left, top, height } = mark.getClientRects()[0];
      return { x: left + 6, y: top + height / 2 };
    });
    await page.mouse.move(box.x, box.y);
    await page.waitForSelector('.unsure-said');
    const percent = Math.floor((unsure[0].confidence ?? 0) * 100);
    assert.match(
      await textOf(page, '.unsure-said'),
      new RegExp(`^\\p{L}.*, peu sûr\u202f: ${percent}\\s%$`, 'u'),
    );
    await page.mouse.click(box.x, box.y);
    assert.match(
      await textOf(page, '#announcer'),
      new RegExp(`peu sûr\u202f: ${percent}\\s%$`, 'u'),
    );

    await page.click('#locales [data-locale="en"]');
    assert.match(await textOf(page, '.legend-note'), /not sure$/);
    assert.ok((await spoken()).some((said) => /not sure/.test(said)));
    await page.evaluate(() => localStorage.clear());
  });

  scene('a text whose names are all sure needs no line about it', async ({ page }) => {
    await paste(page, 'Un mot.');
    await analysed(page);
    assert.ok(await page.$('.legend-note[hidden]'));
    assert.equal(await page.$('mark.unsure'), null);
  });

  scene('the interface changes its language, and keeps it', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    assert.equal(await page.$eval('html', (html) => html.lang), 'fr');
    assert.match(await textOf(page, '#legend'), /Personnes/);
    await page.click('#locales [data-locale="en"]');
    assert.equal(await page.$eval('html', (html) => html.lang), 'en');
    assert.match(await textOf(page, '#legend'), /People/);
    assert.equal(await shownText(page), lines(french.text));
    await page.reload();
    await drawn(page);
    assert.match(await textOf(page, '#edit'), /Edit the text/);
    await page.evaluate(() => localStorage.clear());
  });

  scene(
    'the interface starts in English for an English reader',
    async ({ page }) => {
      assert.equal(await textOf(page, '#editor-title'), 'Paste an article');
    },
    { locale: 'en' },
  );

  scene('the language of the text can be chosen', async ({ page }) => {
    await paste(page, english.text);
    await analysed(page);
    assert.match(await page.$eval('#language', (s) => s.textContent ?? ''), /anglais/);
    await page.select('#language', 'fr');
    const expected = analyze(english.text, 'fr').mentions.length;
    await page.waitForFunction(
      (n) => document.querySelectorAll('#article mark:not([data-type="DATE"])').length === n,
      { timeout: 10_000 },
      expected,
    );
    await page.reload();
    await analysed(page);
    assert.equal(await page.$eval('#language', (s) => /** @type {any} */ (s).value), 'fr');
    await paste(page, french.text);
    await analysed(page);
    const value = await page.$eval('#language', (s) => /** @type {any} */ (s).value);
    assert.equal(value, 'auto', 'a new text is asked anew');
  });

  scene(
    'what was written before the page was made is not lost',
    async ({ page }) => {
      await page.click('#read:not([disabled])');
      await analysed(page);
      assert.equal(await shownText(page), 'Odile Perrachon habite à Brest.');
    },
    {
      only: 'hosted',
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          document.addEventListener('readystatechange', () => {
            const box = /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#text'));
            if (box && document.readyState === 'interactive') {
              box.value = 'Odile Perrachon habite à Brest.';
            }
          });
        }),
    },
  );

  scene('a reload brings the text back', async ({ page }) => {
    await paste(page, french.text);
    await analysed(page);
    await page.reload();
    await analysed(page);
    assert.equal(await shownText(page), lines(french.text));
    await page.click('#edit');
    await page.type('#text', 'Ajout. ');
    const edited = await page.$eval('#text', (box) => /** @type {any} */ (box).value);
    assert.match(edited, /Ajout\. /);
    await page.reload();
    await analysed(page);
    assert.equal(await shownText(page), lines(edited));
  });

  scene('typing is analysed after a pause, and read with a button', async ({ page }) => {
    await page.type('#text', 'Marie Curie est née à Varsovie en 1867.');
    await page.waitForSelector('#findings:not([hidden])', { timeout: 20_000 });
    await page.click('#read');
    await analysed(page);
    assert.equal(await shownText(page), 'Marie Curie est née à Varsovie en 1867.');
  });

  scene('samples, and a dropped file in another encoding', async ({ page }) => {
    await page.click('[data-sample="en"]');
    await analysed(page);
    assert.equal(await shownText(page), lines(english.text));
    await page.evaluate(() => {
      const bytes = [...'Anne Dupuis vit '].map((c) => c.charCodeAt(0));
      const file = new File([Uint8Array.from([...bytes, 0xe0, 0x20, 0x4c, 0x92, 0x49])], 'a.txt');
      const data = new DataTransfer();
      data.items.add(file);
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    });
    await page.waitForSelector('[data-notice="notice.decoded"]');
    await analysed(page);
    assert.equal(await shownText(page), 'Anne Dupuis vit à L’I');
  });

  scene(
    'lone surrogates, emoji, NUL, CRLF and combining marks keep their places',
    async ({ page }) => {
      // The driver cannot carry lone surrogates: the text is made and compared in the page.
      const result = await page.evaluate(async () => {
        const text =
          '\ud83d A\u0300 Brest, Anne Dupuis \udc00 \ud83d\udc69\u200d\ud83d\ude80 a parlé\u202f: « Paris »\0 fin \ud800';
        const data = new DataTransfer();
        const event = new Event('paste', { bubbles: true, cancelable: true });
        data.getData = () => text;
        Object.defineProperty(event, 'clipboardData', { value: data });
        document.body.dispatchEvent(event);
        const article = /** @type {HTMLElement} */ (document.querySelector('#article'));
        const findings = /** @type {HTMLElement} */ (document.querySelector('#findings'));
        while (findings.hidden) await new Promise((resolve) => setTimeout(resolve, 20));
        const places = [...article.querySelectorAll('mark')].map((mark) => {
          const before = document.createRange();
          before.setStart(/** @type {Element} */ (mark.closest('[data-piece]')), 0);
          before.setEndBefore(mark);
          const start = before.toString().length;
          return text.slice(start, start + (mark.textContent ?? '').length) === mark.textContent;
        });
        return { same: article.textContent === text, places };
      });
      assert.ok(result.same, 'every unit is shown as it came');
      assert.ok(result.places.length > 0 && result.places.every(Boolean));
    },
  );

  scene('a language without a model: no names, and a note that says so', async ({ page }) => {
    const text =
      'Η κυβέρνηση ανακοίνωσε την Τρίτη νέα μέτρα για τη στέγαση στην Αθήνα.\n' +
      'Ο δήμαρχος είπε ότι τα έργα θα αρχίσουν το φθινόπωρο και θα διαρκέσουν δύο χρόνια.';
    await paste(page, text);
    await analysed(page);
    await page.waitForSelector('[data-notice="notice.unknown-language"]');
    assert.equal(await shownText(page), text);
    assert.equal(await page.$('#article mark:not([data-type="DATE"])'), null);
    await openPanel(page, 'text');
    assert.match(await textOf(page, '#facts'), /\d/);
  });

  scene('nothing, and junk', async ({ page }) => {
    await paste(page, 'Un mot.');
    await analysed(page);
    await paste(page, ' \n\t ');
    assert.equal(await shownText(page), 'Un mot.', 'a blank paste replaces nothing');
    const junk = String.fromCharCode(...Array.from({ length: 600 }, (_, i) => (i * 7) % 256));
    await paste(page, junk);
    await page.waitForSelector('[data-notice="notice.binary"]');
    await analysed(page);
  });
});
