import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { iconPng } from '../../web/icon.mjs';
import { buildList, webManifest } from '../../web/installable.mjs';

/** The pixel of a PNG that has one chunk of data and no filters. */
function pixelAt(/** @type {Buffer} */ png, /** @type {number} */ x, /** @type {number} */ y) {
  const side = png.readUInt32BE(16);
  const data = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(data, data + png.readUInt32BE(data - 8)));
  assert.equal(rows.length, side * (1 + side * 4));
  const at = y * (1 + side * 4) + 1 + x * 4;
  return [...rows.subarray(at, at + 4)];
}

test('icons: a white letter on a ground that bleeds only where the system cuts it', () => {
  const white = [255, 255, 255, 255];
  const ground = [0x24, 0x5a, 0x66, 255];
  assert.deepEqual(pixelAt(iconPng(64, false), 22, 40), white);
  assert.deepEqual(pixelAt(iconPng(64, false), 40, 48), ground);
  assert.deepEqual(pixelAt(iconPng(64, false), 0, 0)[3], 0);
  assert.deepEqual(pixelAt(iconPng(64, true), 0, 0), ground);
});

test('a PNG closes with the checksum that the format prescribes', () => {
  assert.equal(iconPng(64, false).subarray(-4).toString('hex'), 'ae426082');
});

test('the manifest names only files of the build, from wherever it is hosted', async () => {
  /** @type {string[]} */
  const written = [];
  const text = await webManifest(async (stem, extension) => {
    written.push(`assets/${stem}.${extension}`);
    return written[written.length - 1];
  });
  const { icons, start_url, scope, lang } = JSON.parse(text);
  assert.deepEqual(
    icons.map((/** @type {{src: string}} */ { src }) => src),
    written,
  );
  assert.deepEqual([start_url, scope, lang], ['./', './', 'fr']);
  const kinds = icons.map((/** @type {any} */ { sizes, purpose }) => `${sizes} ${purpose ?? ''}`);
  for (const kind of ['192x192 any', '512x512 any', '512x512 maskable']) {
    assert.ok(kinds.includes(kind), kind);
  }
});

test('another content is another build', () => {
  const of = (/** @type {string} */ page) => {
    return buildList(new Map([['', page]]), new Map([['', 'application/wasm']]));
  };
  assert.equal(of('a').name, of('a').name);
  assert.notEqual(of('a').name, of('b').name);
  assert.equal(of('a').files[0].opened, 'application/wasm');
  assert.match(of('a').files[0].sha256, /^[0-9a-f]{64}$/);
});
