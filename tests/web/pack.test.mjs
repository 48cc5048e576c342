import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TYPES } from '../../web/engine/document.js';
import { pack } from '../../web/engine/pack.js';
import { Analysis } from '../../web/lib/analysis.js';

const TEXT = 'Anne Le Goff, le 12 mars 2026, à Brest. Mme Le Goff. Brest le 12/03/2026.';
/** @param {string} part @param {number} [from] */
const span = (part, from = 0) => {
  const start = TEXT.indexOf(part, from);
  return { start, end: start + part.length };
};

/** @returns {import('../../web/engine/document.js').JsonDocument} */
const document = () => ({
  analyzer: { version: '1', model: 'fr-1' },
  language: { code: 'fr', confidence: 0.9 },
  blocks: [{ start: 0, end: TEXT.length, kind: 'body' }],
  mentions: [
    { ...span('Anne Le Goff'), type: 'PER', entity: 0 },
    { ...span('Brest'), type: 'LOC', entity: 1 },
    { ...span('Le Goff', 40), type: 'PER', entity: 0 },
    { ...span('Brest', 40), type: 'LOC', entity: 1 },
  ],
  entities: [
    { id: 0, type: 'PER', name: 'Anne Le Goff', aliases: ['Mme Le Goff', 'Le Goff'] },
    { id: 1, type: 'LOC', name: 'Brest', aliases: [] },
  ],
  dates: [
    { ...span('12 mars 2026'), type: 'date', value: '2026-03-12' },
    { ...span('12/03/2026'), type: 'date', value: '2026-03-12' },
  ],
  keywords: [
    {
      text: 'Le Goff',
      score: 0.5,
      occurrences: [
        [5, 12],
        [44, 51],
      ],
    },
  ],
  statistics: { words: 14, sentences: 3, paragraphs: 1 },
  warnings: [{ code: 'w' }, { code: 'w', start: 3, end: 5 }],
});

test('entities and dates become subjects with their places', () => {
  const analysis = new Analysis(TEXT, pack(document(), 7, TEXT));
  const [goff] = analysis.subjects('PER');
  assert.equal(analysis.name({ kind: 'subject', id: goff }), 'Anne Le Goff');
  assert.equal(analysis.detail(goff), 'Mme Le Goff · Le Goff');
  assert.deepEqual([...analysis.spans({ kind: 'subject', id: goff })], [0, 12, 44, 51]);
  const dates = analysis.subjects('DATE');
  assert.equal(dates.length, 1, 'two ways to write one day are one line');
  assert.equal(analysis.spans({ kind: 'subject', id: dates[0] }).length, 4);
  assert.equal(analysis.detail(dates[0]), '2026-03-12');
  assert.equal(analysis.type(dates[0]), 'DATE');
  assert.deepEqual(
    TYPES.map((type) => analysis.count(type)),
    [2, 0, 2, 0, 2],
  );
  assert.deepEqual([...analysis.spans({ kind: 'term', id: 0 })], [5, 12, 44, 51]);
  assert.deepEqual(analysis.packed.warnings, [
    { code: 'w', start: 0, end: 0 },
    { code: 'w', start: 3, end: 5 },
  ]);
});

test('every mark stands where its JSON span stands', () => {
  const json = document();
  const { marks } = pack(json, 7, TEXT);
  const rows = [];
  for (let i = 0; i < marks.length; i += 4) rows.push([marks[i], marks[i + 1]]);
  const spans = [...json.mentions, ...json.dates].map(({ start, end }) => [start, end]);
  assert.deepEqual(
    rows,
    spans.sort((a, b) => a[0] - b[0]),
  );
});

test('a date in a mention is nested; one across its edge is only listed', () => {
  const text = 'le Sommet du 7 juin 2026 bis';
  const json = { ...document(), entities: [], keywords: [] };
  json.mentions = [{ start: 3, end: 19, type: 'MISC' }];
  json.dates = [
    { start: 13, end: 19, type: 'date', value: 'XXXX-06-07' },
    { start: 13, end: 24, type: 'date', value: '2026-06-07' },
  ];
  const packed = pack(json, 1, text);
  assert.deepEqual(
    [...packed.marks].filter((_, i) => i % 4 < 2),
    [3, 19, 13, 19],
  );
  assert.equal(new Analysis(text, packed).subjects('DATE').length, 2);
});

test('mentions without an entity are grouped by what they say', () => {
  const json = { ...document(), entities: [], dates: [], keywords: [] };
  json.mentions = json.mentions.map(({ entity: _, ...mention }) => mention);
  const analysis = new Analysis(TEXT, pack(json, 1, TEXT));
  assert.equal(analysis.subjects('LOC').length, 1);
  assert.equal(analysis.subjects('PER').length, 2);
});

test('names are listed by how often they come, then by where they come first', () => {
  const text = 'a b b c';
  const json = { ...document(), entities: [], dates: [], keywords: [] };
  json.mentions = [0, 2, 4, 6].map((start) => ({ start, end: start + 1, type: 'ORG' }));
  const analysis = new Analysis(text, pack(json, 1, text));
  const names = [...analysis.subjects('ORG')].map((id) => analysis.name({ kind: 'subject', id }));
  assert.deepEqual(names, ['b', 'a', 'c']);
});

test('names that the program is not sure of are known by their place', () => {
  const json = document();
  const [sure, exact, below, unsure] = json.mentions;
  sure.confidence = 0.98;
  exact.confidence = 0.7;
  below.confidence = 0.699;
  unsure.confidence = 0.58;
  const packed = pack(json, 1, TEXT);
  assert.deepEqual(
    [...packed.sureness],
    [98, 100, 70, 69, 58, 100],
    'rounded down; dates are sure',
  );
  const analysis = new Analysis(TEXT, packed);
  assert.ok(analysis.hasUnsure);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].filter((mark) => analysis.isUnsure(mark)),
    [3, 4],
  );
  assert.equal(analysis.unsureAt(exact.start), null);
  assert.equal(analysis.unsureAt(below.start - 1), null);
  assert.deepEqual(analysis.unsureAt(below.start), { type: 'PER', share: 0.69 });
  assert.deepEqual(analysis.unsureAt(below.end - 1), { type: 'PER', share: 0.69 });
  assert.equal(analysis.unsureAt(below.end), null);
  assert.deepEqual(analysis.unsureAt(unsure.start), { type: 'LOC', share: 0.58 });
  assert.equal(analysis.unsureAt(TEXT.length - 1), null);
});

test('an unsure name is found under a date that lies in it', () => {
  const text = 'le Sommet du 7 juin 2026 bis';
  const json = { ...document(), entities: [], keywords: [] };
  json.mentions = [{ start: 3, end: 28, type: 'MISC', confidence: 0.4 }];
  json.dates = [{ start: 13, end: 24, type: 'date', value: '2026-06-07' }];
  const analysis = new Analysis(text, pack(json, 1, text));
  for (const offset of [3, 14, 26]) {
    assert.deepEqual(analysis.unsureAt(offset), { type: 'MISC', share: 0.4 });
  }
  assert.equal(analysis.unsureAt(0), null);
});

test('a document that says no confidence has no unsure names', () => {
  assert.equal(new Analysis(TEXT, pack(document(), 1, TEXT)).hasUnsure, false);
});
