/**
 * The colours of the types can be told apart by every kind of eye, in light and dark.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrast, difference, EYES, linear, seen } from './palette.mjs';

const CSS = readFileSync(new URL('../../web/styles/base.css', import.meta.url), 'utf8');
const [light, dark] = CSS.split('prefers-color-scheme: dark');

/** @param {string} css @param {string} name */
function color(css, name) {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  assert.ok(value, name);
  return value;
}

test('the measures are those of their papers', () => {
  assert.equal(Math.round(contrast('#000000', '#ffffff')), 21);
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  assert.equal(Math.round(difference(linear('#000000'), linear('#ffffff'))), 100);
  assert.ok(difference(seen('#ff0000', 'deuteranopia'), seen('#6b6b00', 'deuteranopia')) < 35);
});

for (const [scheme, css] of [
  ['light', light],
  ['dark', dark],
]) {
  test(`${scheme}: types of names differ for every kind of eye, and stand out`, () => {
    const sheet = color(css, 'sheet');
    const names = ['per', 'org', 'loc', 'misc'].map((name) => color(css, name));
    for (const each of [...names, color(css, 'date'), color(css, 'speech')]) {
      assert.ok(contrast(each, sheet) >= 4.5, `${each} on ${sheet}`);
      assert.ok(contrast(each, color(css, 'speech-sheet')) >= 3, `${each} in a quotation`);
    }
    for (const eyes of EYES) {
      names.forEach((one, i) => {
        for (const two of names.slice(i + 1)) {
          const apart = difference(seen(one, eyes), seen(two, eyes));
          assert.ok(apart >= 15, `${eyes}: ${one} and ${two}: ${apart.toFixed(1)}`);
        }
      });
    }
  });
}
