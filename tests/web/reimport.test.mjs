import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExport } from '../../web/lib/reimport.js';

const text = 'Anne Dupuis vit à Brest.';
const name = { op: 'name', start: 18, end: 23, type: 'ORG', everywhere: true };
const speaker = { op: 'speaker', start: 0, end: 4, with: null };
const analysis = {
  schema: 'filigrane/1',
  offsets: 'utf16',
  text,
  metadata: { published: { value: '2026-03-12', source: 'user' } },
  corrections: [name, speaker],
};

test('an exported analysis brings text, day and corrections back', () => {
  assert.deepEqual(readExport(JSON.stringify(analysis)), {
    text,
    published: '2026-03-12',
    corrections: [name, speaker],
  });
});

test('so do Web Annotations, from what stands under `reading`', () => {
  const reading = {
    text,
    offsets: 'utf16',
    language: 'fr',
    published: '2026-03-12',
    corrections: [name],
  };
  assert.deepEqual(
    readExport(`\ufeff${JSON.stringify({ type: 'AnnotationCollection', reading })}`),
    {
      text,
      published: '2026-03-12',
      corrections: [name],
    },
  );
});

test('a day that the text gave itself is no choice of the reader', () => {
  const metadata = { published: { value: '2026-03-12', source: 'text' } };
  const read = readExport(JSON.stringify({ ...analysis, metadata }));
  assert.equal(/** @type {any} */ (read).published, '');
});

test('an analysis without its text is told from a text', () => {
  assert.equal(readExport(JSON.stringify({ ...analysis, text: undefined })), 'no-text');
  for (const other of ['', text, '{', '{"a": 1}', '[1]', 'null', '{"reading": "x"}']) {
    assert.equal(readExport(other), null, other);
  }
});

test('corrections that do not fit are left out, the rest comes back', () => {
  const bad = [
    null,
    'name',
    { ...name, op: 'toString' },
    { ...name, op: 'format-disk' },
    { ...name, type: 'DATE' },
    { ...name, start: -1 },
    { ...name, start: 5, end: 5 },
    { ...name, start: 1.5 },
    { ...name, end: text.length + 1 },
    { op: 'same', start: 0, end: 4 },
    { op: 'same', start: 0, end: 4, with: { start: 0, end: 400 } },
    { op: 'rename', start: 0, end: 4, name: ' ' },
  ];
  const read = readExport(JSON.stringify({ ...analysis, corrections: [...bad, name] }));
  assert.deepEqual(/** @type {any} */ (read).corrections, [name]);
});

test('spans in another unit are not taken for ours', () => {
  const read = readExport(JSON.stringify({ ...analysis, offsets: 'codepoint' }));
  assert.deepEqual(/** @type {any} */ (read).corrections, []);
  assert.equal(/** @type {any} */ (read).text, text);
});
