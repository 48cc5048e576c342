import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack } from '../../web/engine/pack.js';
import { Analysis } from '../../web/lib/analysis.js';
import { Reading } from '../../web/reading.js';
import { Store } from '../../web/store.js';
import { pressDocument, TEXT } from '../browser/press.mjs';

const analyse = () => new Analysis(TEXT, pack(/** @type {any} */ (pressDocument()), 1, TEXT));
const TOKENS = [...TEXT.matchAll(/[\p{L}]+/gu)].map(({ 0: form, index }) => ({
  start: index,
  end: index + form.length,
  upos: 'X',
  lemma: form === 'repris' || form === 'reprennent' ? 'reprendre' : form,
}));

/** @param {(start: number, end: number) => Promise<any>} [tokens] */
function setUp(
  tokens = async (start, end) => TOKENS.filter((t) => t.start < end && t.end > start),
) {
  const state = { analysis: analyse(), selection: null, found: null, tracks: [], pointed: -1 };
  const store = new Store(/** @type {any} */ (state));
  return { store, reading: new Reading(store, { tokens }) };
}

/** @param {Store} store */
const words = (store) => {
  const { found, analysis } = store.state;
  const spans = found && analysis ? [...analysis.spans(found.topic)] : [];
  return spans.filter((_, i) => i % 2 === 0).map((start, i) => TEXT.slice(start, spans[i * 2 + 1]));
};

test('a word is found in the article, not in what stands around it', async () => {
  const { store, reading } = setUp();
  await reading.search('rance', false);
  const all = [...TEXT.matchAll(/Rance/g)].length;
  assert.equal(words(store).length, all - 1, 'not in the notice at the end');
  assert.equal(store.state.found?.busy, false);
  await reading.search('  ', false);
  assert.equal(store.state.found, null);
});

test('only the last search is answered', async () => {
  const { store, reading } = setUp();
  const first = reading.search('rance', false);
  const second = reading.search('reprendre', true);
  await Promise.all([first, second]);
  assert.deepEqual(words(store), ['reprennent', 'repris']);
});

test('an engine that has no time leaves no answer, and is asked again', async () => {
  let fails = true;
  const { store, reading } = setUp(async (start, end) => {
    if (fails) throw new Error('stale');
    return TOKENS.filter((t) => t.start < end && t.end > start);
  });
  await reading.search('reprendre', true);
  assert.equal(store.state.found, null);
  fails = false;
  await reading.search('reprendre', true);
  assert.equal(words(store).length, 2);
});

test('what is chosen is what the concordance shows; a passage is not', () => {
  const { store } = setUp();
  store.set({ selection: { topic: { kind: 'subject', id: 0 }, at: 0 } });
  assert.deepEqual(store.state.found?.topic, { kind: 'subject', id: 0 });
  store.set({ selection: { topic: { kind: 'summary', id: 0 }, at: 1 } });
  assert.deepEqual(store.state.found?.topic, { kind: 'subject', id: 0 });
});

test('four names are followed at most, until another text comes', () => {
  const { store, reading } = setUp();
  for (const id of [0, 1, 2, 3, 4]) reading.follow({ kind: 'subject', id });
  assert.deepEqual(
    store.state.tracks.map(({ id }) => id),
    [1, 2, 3, 4],
  );
  reading.follow({ kind: 'subject', id: 2 });
  assert.equal(store.state.tracks.length, 3);
  store.set({ analysis: analyse() });
  assert.equal(store.state.tracks.length, 3, 'the same text, read anew');
  const { packed } = analyse();
  store.set({ analysis: new Analysis(`${TEXT} `, packed) });
  assert.deepEqual(store.state.tracks, []);
});
