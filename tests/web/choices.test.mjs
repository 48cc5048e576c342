import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allBlocks,
  asChoices,
  isDay,
  NO_CHOICES,
  rebase,
  toggleBlock,
} from '../../web/lib/choices.js';

test('a line is taken out, and by the same button put back as it was', () => {
  const out = toggleBlock(NO_CHOICES, 12, false);
  assert.deepEqual(out.blocks, [{ start: 12, kind: 'furniture' }]);
  const both = toggleBlock(out, 4, true);
  assert.deepEqual(both.blocks, [
    { start: 4, kind: 'body' },
    { start: 12, kind: 'furniture' },
  ]);
  assert.deepEqual(toggleBlock(both, 12, true).blocks, [{ start: 4, kind: 'body' }]);
});

test('choices as they were kept; junk gives none', () => {
  const choices = {
    published: '2026-03-12',
    blocks: [{ start: 4, kind: 'body' }],
    structure: [{ start: 0, kind: 'title' }],
    corrections: [],
  };
  assert.deepEqual(asChoices(structuredClone(choices)), choices);
  for (const junk of [null, 'x', { published: '<b>', blocks: [{ start: 'x' }, { start: 1 }, 3] }]) {
    assert.deepEqual(asChoices(junk), NO_CHOICES);
  }
});

test('only a whole day is a day', () => {
  assert.ok(isDay('2026-03-12'));
  for (const no of ['', '2026-03', '2026-13-40', '2026-03-12T10:00']) assert.ok(!isDay(no), no);
});

test('an edit moves the lines after it, and forgets those inside it', () => {
  const before = 'un\ndeux\ntrois\nquatre';
  const choices = {
    ...NO_CHOICES,
    blocks: [0, 3, 8, 14].map((start) => ({ start, kind: 'furniture' })),
  };
  const starts = (/** @type {string} */ after) =>
    rebase(choices, before, after).blocks.map(({ start }) => start);
  assert.deepEqual(starts('un\ndeux et demi\ntrois\nquatre'), [0, 3, 16, 22]);
  assert.deepEqual(starts('un\nquatre'), [0, 3], 'two lines are gone');
  assert.deepEqual(starts(`zéro\n${before}`), [5, 8, 13, 19]);
  assert.deepEqual(starts(''), []);
  assert.deepEqual(starts(before), [0, 3, 8, 14]);
});

test('the reader is right where the page says otherwise', () => {
  const structure = [
    { start: 0, kind: 'title' },
    { start: 9, kind: 'furniture' },
  ];
  const choices = { ...NO_CHOICES, structure, blocks: [{ start: 9, kind: 'body' }] };
  assert.deepEqual(allBlocks(choices), [structure[0], { start: 9, kind: 'body' }]);
  assert.deepEqual(rebase(choices, 'abcdefgh\nij', 'abXcdefgh\nij').structure, [
    structure[0],
    { start: 10, kind: 'furniture' },
  ]);
});
