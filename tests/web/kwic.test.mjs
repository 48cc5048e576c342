import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accentsFit, fold } from '../../web/lib/fold.js';
import { asCsv, asText, line, ordered, sortKey } from '../../web/lib/kwic.js';
import { findIn, readQuery } from '../../web/lib/search.js';

/** @param {string} text @param {string} typed */
function found(text, typed) {
  const query = readQuery(typed);
  assert.ok(query);
  const places = findIn(text, 0, text.length, query);
  return places
    .filter((_, i) => i % 2 === 0)
    .map((start, i) => text.slice(start, places[i * 2 + 1]));
}

test('folding keeps the way back', () => {
  const text = 'Cœur  E\u0301tat\u202f!';
  const { folded, at } = fold(text);
  assert.equal(folded, 'coeur etat !');
  assert.equal(at[folded.indexOf('etat')], text.indexOf('E\u0301'));
  assert.equal(at[folded.indexOf('tat')], text.indexOf('tat'));
  assert.equal(at.at(-1), text.length);
  assert.equal(fold('soft\u00adhyphen').folded, 'softhyphen');
});

test('a search knows no case and no accents, unless some are typed', () => {
  const text = 'Le marché marche. MARCHÉ ! Etat, État, état, etat.';
  assert.deepEqual(found(text, 'marche'), ['marché', 'marche', 'MARCHÉ']);
  assert.deepEqual(found(text, 'marché'), ['marché', 'MARCHÉ']);
  assert.deepEqual(found(text, 'état'), ['Etat', 'État', 'état'], 'capitals do without');
  assert.deepEqual(found('e\u0301tat', 'état'), ['e\u0301tat'], 'composed or not');
  assert.ok(!accentsFit('là', 'la'));
});

test('a search finds whole words, elided ones, and beginnings with a star', () => {
  const text = "L’armée, l'armée : désarmée.\u00a0Les armées de l’\nair des États-Unis ; cœur.";
  assert.deepEqual(found(text, 'armée'), ['armée', 'armée']);
  assert.deepEqual(found(text, "l'armee"), ['L’armée', "l'armée"]);
  assert.deepEqual(found(text, 'armé*'), ['armée', 'armée', 'armées']);
  assert.deepEqual(found(text, 'etats-unis'), ['États-Unis']);
  assert.deepEqual(found(text, 'coeur'), ['cœur']);
  assert.deepEqual(found('les  armées', 'les armées'), ['les  armées']);
  assert.equal(readQuery('  '), null);
  assert.equal(readQuery('*'), null);
});

test('lines stay in their paragraph and begin with a whole word', () => {
  const text = `Un.\n${'mot '.repeat(40)}loup ${'fin '.repeat(40)}\nDeux.`;
  const start = text.indexOf('loup');
  const found = line(text, start, start + 4, 4, text.length - 6);
  assert.equal(found.word, 'loup');
  assert.match(found.left, /^(mot )+$/);
  assert.ok(found.left.length <= 80);
  assert.match(found.right, /^( fin)+$/);
  assert.equal(line(text, 4, 7, 4, 40).left, '');
});

test('lines are sorted by the words before, nearest first, or by those after', () => {
  const text = 'Le grand loup dort. Un petit loup Écoute. L’énorme loup court.';
  const lines = [...text.matchAll(/loup/g)].map(({ index }) =>
    line(text, index, index + 4, 0, text.length),
  );
  const by = (/** @type {'left' | 'right'} */ side) =>
    ordered(lines.map((each) => sortKey(each, side))).map((i) => lines[i].right.split(/[ .]/)[1]);
  assert.equal(sortKey(lines[2], 'left'), 'enorme l ecoute loup');
  assert.deepEqual(by('left'), ['court', 'dort', 'Écoute']);
  assert.deepEqual(by('right'), ['court', 'dort', 'Écoute']);
  assert.deepEqual(ordered(['b', 'a', 'b', '']), [3, 1, 0, 2], 'equals stay as in the text');
});

test('lines can be taken away', () => {
  const lines = [
    { start: 3, end: 6, left: 'un ', word: '"a"', right: ', b' },
    { start: 9, end: 10, left: '', word: '=x', right: '' },
  ];
  assert.equal(asText(lines), 'un  "a"  , b\n    =x');
  assert.equal(
    asCsv(lines, ['start', 'end', 'before', 'word', 'after']),
    'start,end,before,word,after\r\n3,6,un,"""a""",", b"\r\n9,10,,\'=x,',
  );
});
