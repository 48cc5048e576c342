import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { unanalysed } from '../../web/lib/analysis.js';
import { firstFrom, rowAt } from '../../web/lib/columns.js';
import { dateInWords } from '../../web/lib/dates.js';
import { Words } from '../../web/lib/i18n.js';
import { looksBinary, readTextFile } from '../../web/lib/input.js';
import { open } from '../../web/lib/seal.js';
import { decode, encode } from '../../web/lib/text128.js';

test('text128 gives any bytes back, and nothing that HTML would change', () => {
  const every = Uint8Array.from({ length: 256 }, (_, i) => i);
  const twice = [...every, ...[...every].reverse()];
  for (let length = 0; length <= twice.length; length++) {
    const bytes = Uint8Array.from(twice.slice(0, length));
    const text = encode(bytes);
    assert.deepEqual(decode(text), bytes);
    assert.doesNotMatch(text, /[\0\r<]/);
  }
});

/** Node.js has raw deflate streams from 20.12 on; the browser tests open sealed files anyway. */
const canOpen = (() => {
  try {
    return Boolean(new DecompressionStream('deflate-raw'));
  } catch {
    return false;
  }
})();

test('a sealed file opens, as bytes and as text; a cut one does not', {
  skip: !canOpen,
}, async () => {
  const content = new TextEncoder().encode('Filigrane '.repeat(1000));
  const sealed = new Uint8Array(deflateRawSync(content));
  const { length: size } = content;
  assert.deepEqual(await open({ data: sealed.buffer, size }), content);
  assert.deepEqual(await open({ data: encode(sealed), size }), content);
  await assert.rejects(open({ data: sealed.slice(0, 20).buffer, size }));
  await assert.rejects(open({ data: sealed.buffer, size: size + 1 }));
});

test('columns are searched by their first number', () => {
  const rows = Int32Array.of(3, 5, 8, 9, 20, 30);
  assert.equal(firstFrom(rows, 2, 0), 0);
  assert.equal(firstFrom(rows, 2, 8), 1);
  assert.equal(firstFrom(rows, 2, 21), 3);
  assert.equal(rowAt(rows, 2, 2), -1);
  assert.equal(rowAt(rows, 2, 8), 1);
  assert.equal(rowAt(rows, 2, 19), 1);
});

test('a text without an analysis is its lines, without the blanks around them', () => {
  const text = '  un\r\n\r\n\t \ndeux mots \u00a0\n';
  const { blocks } = unanalysed(text).packed;
  const lines = [];
  for (let b = 0; b < blocks.length; b += 3) lines.push(text.slice(blocks[b], blocks[b + 1]));
  assert.deepEqual(lines, ['un', 'deux mots']);
});

test('binary junk is told from text', () => {
  assert.equal(looksBinary('Un article.\r\n\tAvec des lignes.\f'), false);
  assert.equal(looksBinary(''), false);
  assert.equal(looksBinary('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0'), true);
  assert.equal(looksBinary('\ufffd\ufffdPNG\ufffd'), true);
});

test('a file is read as UTF-8, UTF-16 by its mark, else as windows-1252', async () => {
  const read = (/** @type {number[]} */ ...bytes) =>
    readTextFile(new Blob([Uint8Array.from(bytes)]));
  assert.deepEqual(await read(0xc3, 0xa9), { text: 'é', guessed: false });
  assert.deepEqual(await read(0xff, 0xfe, 0xe9, 0), { text: 'é', guessed: false });
  assert.deepEqual(await read(0xfe, 0xff, 0, 0xe9), { text: 'é', guessed: false });
  assert.deepEqual(await read(0xe9, 0x74), { text: 'ét', guessed: true });
});

test('dates are said as far as they are known', () => {
  assert.equal(dateInWords('2025', new Words('fr')), '2025');
  assert.equal(dateInWords('2025-09', new Words('fr')), 'septembre 2025');
  assert.equal(dateInWords('2025-09-26', new Words('fr')), '26 septembre 2025');
  assert.equal(dateInWords('2025-09-26', new Words('en')), '26 September 2025');
  assert.match(dateInWords('2025-07-19T00:59', new Words('fr')), /19 juillet 2025.*00:59/);
  assert.equal(dateInWords('XXXX-08-06', new Words('fr')), '');
  assert.equal(dateInWords('', new Words('fr')), '');
});
