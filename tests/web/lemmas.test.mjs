import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lemmas, readLemmas } from '../../web/lib/lemmas.js';

const TEXT = 'Il est parti. Elle sera là. Fut-il côté cour ? La côte est belle.';
const LEMMAS = /** @type {Record<string, string>} */ ({
  est: 'être',
  sera: 'être',
  fut: 'être',
  belle: 'beau',
});

const TOKENS = [...TEXT.matchAll(/[\p{L}]+|[^\s]/gu)].map(({ 0: form, index }) => ({
  start: index,
  end: index + form.length,
  upos: 'X',
  lemma: LEMMAS[form.toLowerCase()] ?? form.toLowerCase(),
}));

/** @param {Lemmas} lemmas @param {string} typed */
const found = (lemmas, typed) => {
  const places = lemmas.find(typed);
  return places
    .filter((_, i) => i % 2 === 0)
    .map((start, i) => TEXT.slice(start, places[i * 2 + 1]));
};

test('a word finds all its forms, by any of them', async () => {
  // Slices overlap where a token crosses their edge, as the engine gives them.
  const tokens = async (/** @type {number} */ start, /** @type {number} */ end) =>
    TOKENS.filter((token) => token.start < end && token.end > start);
  const lemmas = await readLemmas(TEXT, tokens, () => true);
  assert.ok(lemmas);
  for (const typed of ['être', 'ETRE', 'sera', 'fut']) {
    assert.deepEqual(found(lemmas, typed), ['est', 'sera', 'Fut', 'est'], typed);
  }
  assert.deepEqual(found(lemmas, 'être beau'), ['est belle']);
  assert.deepEqual(found(lemmas, 'cote'), ['côté', 'côte']);
  assert.deepEqual(found(lemmas, 'côté'), ['côté']);
  assert.deepEqual(found(lemmas, 'absent'), []);
});

test('a token that comes twice counts once, and work that nobody wants ends', async () => {
  const lemmas = new Lemmas(TEXT);
  lemmas.add(TOKENS.slice(0, 3));
  lemmas.add(TOKENS.slice(2, 5));
  assert.deepEqual(found(lemmas, 'parti'), ['parti']);
  assert.equal(
    await readLemmas(
      TEXT,
      async () => [],
      () => false,
    ),
    null,
  );
});
