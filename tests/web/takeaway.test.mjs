import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack } from '../../web/engine/pack.js';
import { Analysis } from '../../web/lib/analysis.js';
import { richCopy } from '../../web/lib/rich_copy.js';
import { fileContent, fileName, SHELVES } from '../../web/lib/takeaway.js';
import { en } from '../../web/locales/en.js';
import { fr } from '../../web/locales/fr.js';

const json = { name: 'json', extension: 'json', type: 'application/json' };
const table = { name: 'csv-quotes', extension: 'csv', type: 'text/csv' };

test('files are named after the title, with what every system takes', () => {
  assert.equal(
    fileName('À Saint-Nazaire : « la chaleur » ?', json),
    'À-Saint-Nazaire-la-chaleur.json',
  );
  assert.equal(fileName('Chaleur', table), 'Chaleur.quotes.csv');
  for (const title of ['', '../..', 'CON', '???'])
    assert.equal(fileName(title, json), 'article.json');
  assert.equal(fileName('a/b\\c\0d', json), 'a-b-c-d.json');
  assert.ok(fileName('mot '.repeat(100), json).length <= 65);
  assert.equal(fileName('é'.normalize('NFD'), json), 'é.json');
});

test('a spreadsheet is told that a table is UTF-8', () => {
  assert.equal(fileContent(table, 'a'), '\ufeffa');
  assert.equal(fileContent(json, '{}'), '{}');
});

test('everything on offer has words in both languages', () => {
  for (const { id, offers } of SHELVES) {
    assert.ok(`takeaway.shelf.${id}` in fr, id);
    for (const { id: offer, unit } of offers) {
      for (const locale of [fr, en]) {
        assert.ok(`takeaway.${offer}` in locale && `takeaway.${offer}.for` in locale, offer);
        if (unit) assert.ok(`takeaway.unit.${unit}` in locale);
      }
    }
  }
});

const TEXT = 'Brest & <b>\nAnne a dit : « Brest est là ».\nPublicité';
const document = {
  analyzer: { version: '1', model: 'fr' },
  language: { code: 'fr', confidence: 1 },
  blocks: [
    { start: 0, end: 11, kind: 'title' },
    { start: 12, end: 42, kind: 'body' },
    { start: 43, end: 52, kind: 'furniture' },
  ],
  mentions: [
    { start: 0, end: 5, type: 'LOC', entity: 0 },
    { start: 12, end: 16, type: 'PER', entity: 1 },
    { start: 27, end: 32, type: 'LOC', entity: 0 },
  ],
  entities: [
    { id: 0, type: 'LOC', name: 'Brest', aliases: [], mentions: [0, 2], salience: 1 },
    { id: 1, type: 'PER', name: 'Anne', aliases: [], mentions: [1], salience: 1 },
  ],
  quotes: [{ start: 27, end: 39, kind: 'direct', speaker: 1, closed: true }],
  dates: [],
  keywords: [],
  statistics: { words: 5, sentences: 1, paragraphs: 1 },
  warnings: [],
};
const analysis = new Analysis(TEXT, pack(/** @type {any} */ (document), 1, TEXT));

test('the article is copied as it is marked, without what is no part of it', () => {
  const { html, plain } = richCopy(analysis, new Set());
  assert.equal(
    html,
    '<div lang="fr"><h1><mark style="background-color:#cfe9df">Brest</mark> &amp; &lt;b&gt;</h1>\n' +
      '<p><mark style="background-color:#d3e4f5">Anne</mark> a dit : « ' +
      '<mark style="background-color:#cfe9df"><i>Brest</i></mark><i> est là</i> ».</p></div>',
  );
  assert.equal(plain, 'Brest & <b>\n\nAnne a dit : « Brest est là ».');
});

test('what is switched off on the screen is not marked in the copy', () => {
  const { html } = richCopy(analysis, new Set(/** @type {const} */ (['LOC', 'QUOTE'])));
  assert.match(html, /<h1>Brest &amp;/);
  assert.match(html, />Anne<\/mark>/);
  assert.doesNotMatch(html, /<i>/);
});
