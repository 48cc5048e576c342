import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { unanalysed } from '../../web/lib/analysis.js';
import { firstFrom, rowAt } from '../../web/lib/columns.js';
import { dateInWords } from '../../web/lib/dates.js';
import { explain } from '../../web/lib/explanations.js';
import { figureInWords } from '../../web/lib/figures.js';
import { Words } from '../../web/lib/i18n.js';
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
  const data = await new Blob([sealed]).arrayBuffer();
  assert.deepEqual(await open({ data, size }), content);
  assert.deepEqual(await open({ data: encode(sealed), size }), content);
  await assert.rejects(open({ data: data.slice(0, 20), size }));
  await assert.rejects(open({ data, size: size + 1 }));
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

test('dates are said as far as they are known', () => {
  const french = (/** @type {string} */ value) => dateInWords(value, new Words('fr'));
  const english = (/** @type {string} */ value) => dateInWords(value, new Words('en'));
  const plain = (/** @type {string} */ said) => said.replace(/\s/g, ' ');
  assert.equal(french('2025'), '2025');
  assert.equal(french('2025-09'), 'septembre 2025');
  assert.equal(french('2025-09-26'), 'vendredi 26 septembre 2025');
  assert.equal(french('2025-10-01'), 'mercredi 1er octobre 2025');
  assert.equal(english('2025-10-01'), 'Wednesday 1 October 2025');
  assert.equal(english('2025-09-26'), 'Friday 26 September 2025');
  assert.equal(plain(french('2025-07-19T00:59')), 'samedi 19 juillet 2025 à 0 h 59');
  assert.equal(french('XXXX-08-06'), '6 août, année inconnue');
  assert.equal(french('XXXX-08'), 'août, année inconnue');
  assert.equal(french('2025-Q1'), 'premier trimestre 2025');
  assert.equal(french('2025-SU'), 'été 2025');
  assert.equal(french('2025-W01'), 'semaine du 30 décembre 2024');
  assert.equal(french('2025-W30-WE'), 'week-end du 26 juillet 2025');
  assert.equal(french('199'), 'années 1990');
  assert.equal(french('2025-07-18TEV'), 'vendredi 18 juillet 2025, soir');
  assert.equal(plain(french('T20:30')), '20 h 30');
  assert.equal(plain(french('P2W')), '2 semaines');
  assert.equal(plain(french('PT1H30M')), '1 heure et 30 minutes');
  assert.equal(french('XXXX-WXX-1'), 'chaque lundi');
  assert.equal(french('2025-05-03/2025-05-07'), 'samedi 3 mai 2025 – mercredi 7 mai 2025');
  for (const none of ['', 'XXXX', 'PRESENT_REF', 'P', '<b>']) assert.equal(french(none), '', none);
});

test('why a date has its value is said in the language of the reader', () => {
  const french = (/** @type {string} */ said) => explain(said, new Words('fr'));
  assert.equal(
    french('last 2025-07-19 publication past'),
    'la dernière fois avant la publication, samedi 19 juillet 2025\u202f; le verbe est au passé',
  );
  assert.equal(
    explain('-P2W 2025-07-19 publication said', new Words('en')),
    '2 weeks before publication, Saturday 19 July 2025',
  );
  assert.equal(french('within 2025-08 text'), 'd’après la date déjà citée, août 2025');
  assert.match(
    french('next 2025 text · +P1D 2025-07-19 text'),
    /^la prochaine fois après .* · 1\sjour après /u,
  );
  assert.equal(french('for no reason'), '');
  assert.equal(explain('', new Words('fr')), '');
});

test('figures are written out as the language does', () => {
  const plain = (/** @type {string} */ said) => said.replace(/\s/g, ' ');
  /** @type {(kind: any, value: number, unit: string, approximate?: boolean, locale?: any) => string} */
  const say = (kind, value, unit, approximate = false, locale = 'fr') =>
    plain(figureInWords({ kind, value, unit, approximate }, new Words(locale)));
  assert.equal(say('money', 1_500_000_000, 'EUR'), '1 500 000 000 €');
  assert.equal(say('money', 12.5, 'USD', false, 'en'), 'US$12.50');
  assert.equal(say('money', 3, 'no currency'), '3 no currency');
  assert.equal(say('percent', 3.2, ''), '3,2 %');
  assert.equal(say('number', 40, '', true), 'environ 40');
  assert.equal(say('measure', 12, 'm2'), '12 m²');
  assert.equal(say('measure', 80, '[mi_i]/h', true, 'en'), 'about 80 mph');
  assert.equal(say('measure', 2, 'TBy'), '2 To');
  assert.equal(say('measure', 5, 'kW.h'), '5 kWh');
  assert.equal(say('percent', 2, 'pp'), '2 points');
  assert.equal(say('number', 40, 'traversée'), '40 (traversée)');
  assert.equal(say('ordinal', 3, ''), 'rang 3');
  assert.equal(say('url', Number.NaN, ''), '');
});
