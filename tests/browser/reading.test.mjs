/**
 * The marks of the page are the spans of the engine, for every sample article.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from './engine.mjs';
import { analysed, marksOf, openPanel, paste, samples, sharedArticles } from './harness.mjs';
import { onUsualTargets } from './targets.mjs';

const analyze = await loadEngine();
const own = await samples();
const shared = await sharedArticles();
test('articles beside the checkout', { skip: shared.length === 0 && 'no ../shared' }, () => {
  assert.equal(shared.length, 2);
});

const ASIDE = ['notice', 'related', 'furniture'];

/**
 * What is marked: nothing in the lines that are no part of the article.
 * @template {{start: number}} Span
 * @param {ReturnType<typeof analyze>} json
 * @param {Span[]} spans
 */
function inArticle({ blocks }, spans) {
  const asides = blocks.filter(({ kind }) => ASIDE.includes(kind));
  return spans.filter(({ start }) => !asides.some((b) => b.start <= start && start < b.end));
}

/**
 * @param {ReturnType<typeof analyze>} json
 * @param {string} text
 */
function expectedMarks(json, text) {
  const mentions = inArticle(json, json.mentions);
  const dates = inArticle(json, json.dates);
  const crosses = (/** @type {{start: number, end: number}} */ a) =>
    mentions.some(
      (b) =>
        a.start < b.end &&
        b.start < a.end &&
        !(b.start <= a.start && a.end <= b.end) &&
        !(a.start <= b.start && b.end <= a.end),
    );
  return [...mentions, ...dates.filter((d) => !crosses(d)).map((d) => ({ ...d, type: 'DATE' }))]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ type, start, end }) => ({ type, start, end, text: text.slice(start, end) }));
}

onUsualTargets((scene) => {
  for (const { name, language, text } of [...own, ...shared]) {
    scene(`${name}: same spans, same text, same counts`, async ({ page }) => {
      await paste(page, text);
      await analysed(page);
      const json = analyze(text);
      assert.equal(json.language.code, language);
      assert.ok(json.mentions.length > 5);
      assert.deepEqual(await marksOf(page, text), expectedMarks(json, text));

      const counts = await page.$$eval('#legend button', (buttons) =>
        Object.fromEntries(
          buttons.map((b) => [b.dataset.type, Number(b.querySelector('.count')?.textContent)]),
        ),
      );
      for (const type of ['PER', 'ORG', 'LOC', 'MISC']) {
        const mentions = inArticle(json, json.mentions);
        assert.equal(counts[type], mentions.filter((m) => m.type === type).length, type);
      }
      const paragraphs = await page.$$eval('#article [data-piece]', (all) => all.length);
      assert.equal(paragraphs, json.blocks.length);
      await openPanel(page, 'terms');
      const terms = await page.$$eval('.term-chip', (all) => all.length);
      assert.equal(terms, json.keywords.length);
    });
  }
});
