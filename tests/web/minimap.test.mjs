import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cover, density, levels, pathOf, SHAPES, stepOf } from '../../web/lib/minimap.js';

test('places fall into steps, from the first to the last', () => {
  assert.equal(stepOf(0, 100, 10), 0);
  assert.equal(stepOf(99, 100, 10), 9);
  assert.equal(stepOf(100, 100, 10), 9, 'the end is in the last step');
  assert.equal(stepOf(5, 0, 10), 9, 'an empty text has no places');
  const spans = Int32Array.of(0, 5, 12, 14, 15, 19, 99, 100);
  assert.deepEqual([...density(spans, 2, 100, 10)], [1, 2, 0, 0, 0, 0, 0, 0, 0, 1]);
  const marks = Int32Array.of(0, 5, 0, 7, 12, 14, 1, 8);
  assert.deepEqual([...density(marks, 4, 20, 2, (row) => marks[row + 2] === 1)], [0, 1]);
});

test('the strongest step is the fullest one', () => {
  assert.deepEqual([...levels(Uint32Array.of(0, 1, 3, 6))], [0, 1, 2, 3]);
  assert.deepEqual([...levels(Uint32Array.of(0, 1, 1))], [0, 3, 3]);
  assert.deepEqual([...levels(new Uint32Array(2))], [0, 0]);
});

test('a quotation covers all the steps that it touches', () => {
  assert.deepEqual(
    [...cover(Int32Array.of(5, 31, 90, 100), 100, 10)],
    [1, 1, 1, 1, 0, 0, 0, 0, 0, 1],
  );
  assert.deepEqual([...cover(Int32Array.of(20, 30), 100, 10)], [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
});

test('neighbouring steps are one rectangle unless a gap parts them', () => {
  const values = Uint8Array.of(1, 1, 0, 1);
  assert.equal(pathOf(values, 1, 2), 'M2 0h1v2h-1zM2 3h1v1h-1z');
  assert.equal(pathOf(values, 1, 0, [[0, 0.5]], 0.5).split('z').length - 1, 3);
  assert.equal(pathOf(values, 1, 0, SHAPES.ORG).split('z').length - 1, 4, 'two parts each');
  assert.equal(pathOf(values, 3, 0), '');
});

test('the path of a long text is no longer than that of a short one', () => {
  const marks = Int32Array.from({ length: 30_000 * 4 }, (_, i) => Math.floor(i / 4) * 33);
  const strengths = levels(density(marks, 4, 1_000_000, 300));
  const length = [1, 2, 3].reduce((sum, level) => sum + pathOf(strengths, level, 0).length, 0);
  assert.ok(length > 0 && length < 300 * 30, String(length));
});
