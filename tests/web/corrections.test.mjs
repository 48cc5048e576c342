import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asChoices, NO_CHOICES, rebase } from '../../web/lib/choices.js';
import { addCorrection, placesOf, readCorrections } from '../../web/lib/corrections.js';

/** @typedef {import('../../web/lib/corrections.js').Correction} Correction */

const TEXT = 'Azure est un nuage. Vasseur loue Azure à Nantes.';
/** @param {string} words @param {number} [from] */
const at = (words, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};
/** @param {Correction[]} list */
const added = (...list) =>
  list.reduce((all, one) => addCorrection(all, one), /** @type {Correction[]} */ ([]));

test('a later correction of the same place takes the place of the earlier one', () => {
  const azure = at('Azure');
  const org = /** @type {const} */ ({ op: 'name', ...azure, type: 'ORG', everywhere: true });
  const misc = /** @type {const} */ ({ op: 'name', ...azure, type: 'MISC', everywhere: true });
  const none = /** @type {const} */ ({ op: 'no-name', ...azure, everywhere: true });
  assert.deepEqual(added(org, misc), [misc]);
  assert.deepEqual(added(org, none), [none]);
  const rename = /** @type {const} */ ({ op: 'rename', ...azure, name: 'Microsoft Azure' });
  assert.deepEqual(added(org, rename), [org, rename], 'about something else');
  const here = /** @type {const} */ ({ op: 'name', ...azure, type: 'LOC' });
  assert.deepEqual(added(org, here), [org, here], 'elsewhere the earlier one still holds');
});

test('a name that is made longer, and shorter again, is one correction', () => {
  const short = /** @type {const} */ ({ op: 'name', ...at('Azure'), type: 'ORG' });
  const long = /** @type {const} */ ({ op: 'name', ...at('Azure est'), type: 'ORG' });
  assert.deepEqual(added(short, long), [long]);
  assert.deepEqual(added(short, long, short), [short]);
});

test('same as two others, then apart', () => {
  const place = at('Vasseur');
  const first = /** @type {const} */ ({ op: 'same', ...place, with: at('Azure') });
  const second = /** @type {const} */ ({ op: 'same', ...place, with: at('Nantes') });
  const apart = /** @type {const} */ ({ op: 'apart', ...place });
  assert.deepEqual(added(first, second, first), [second, first]);
  assert.deepEqual(added(first, second, apart), [apart]);
});

test('corrections are kept with the choices; what makes no sense is left out', () => {
  /** @type {Correction[]} */
  const corrections = [
    { op: 'name', ...at('Azure'), type: 'ORG', everywhere: true },
    { op: 'no-name', ...at('Nantes') },
    { op: 'same', ...at('Azure'), with: at('Vasseur') },
    { op: 'apart', ...at('Azure') },
    { op: 'rename', ...at('Azure'), name: 'Microsoft Azure' },
    { op: 'speaker', ...at('un nuage'), with: null },
    { op: 'speaker', ...at('un nuage'), with: at('Vasseur') },
    { op: 'no-quote', ...at('un nuage') },
    { op: 'no-date', ...at('Nantes') },
    { op: 'date', ...at('Nantes'), value: '2025-08-06' },
  ];
  const choices = { ...NO_CHOICES, corrections };
  assert.deepEqual(asChoices(JSON.parse(JSON.stringify(choices))), choices);
  const junk = [
    null,
    'name',
    { op: 'name', start: 0, end: 5, type: 'DATE' },
    { op: 'name', start: 5, end: 5, type: 'ORG' },
    { op: 'name', start: 0, end: 500, type: 'ORG' },
    { op: 'same', start: 0, end: 5, with: { start: 0, end: 5 } },
    { op: 'speaker', start: 0, end: 5 },
    { op: 'rename', start: 0, end: 5, name: ' ' },
    { op: 'date', start: 0, end: 5, value: 'hier' },
    { op: 'explode', start: 0, end: 5 },
  ];
  assert.deepEqual(readCorrections(junk, TEXT.length), []);
  assert.deepEqual(readCorrections({}), []);
  const [clean] = readCorrections([{ op: 'no-name', start: 0, end: 5, onclick: 'x' }]);
  assert.deepEqual(clean, { op: 'no-name', start: 0, end: 5 });
});

test('an edit takes corrections along; what it touched is forgotten', () => {
  /** @type {Correction[]} */
  const corrections = [
    { op: 'name', ...at('Vasseur'), type: 'PER' },
    { op: 'same', ...at('Vasseur'), with: at('Nantes') },
    { op: 'no-name', ...at('Azure'), everywhere: true },
  ];
  const after = TEXT.replace('Azure est un nuage. ', '');
  const moved = rebase({ ...NO_CHOICES, corrections }, TEXT, after).corrections;
  const shift = after.length - TEXT.length;
  const { start, end } = at('Vasseur');
  assert.deepEqual(moved[0], { op: 'name', start: start + shift, end: end + shift, type: 'PER' });
  const second = { start: after.indexOf('Azure'), end: after.indexOf('Azure') + 5 };
  assert.deepEqual(moved[2], { op: 'no-name', ...second, everywhere: true }, 'said of all places');
  const gone = rebase({ ...NO_CHOICES, corrections }, TEXT, TEXT.replace('Nantes', 'Brest'));
  assert.deepEqual(
    gone.corrections.map(({ op }) => op),
    ['name', 'no-name'],
  );
});

test('whatever is edited, a correction keeps its words or goes', () => {
  // A fixed sequence of numbers: a failure can be had again.
  let seed = 42;
  const random = (/** @type {number} */ below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const word = () => 'abé 𝒜\n'.slice(random(5)).slice(0, 1 + random(3));
  for (let round = 0; round < 3000; round++) {
    const before = Array.from({ length: 2 + random(12) }, word).join('');
    const cut = random(before.length);
    const to = Math.min(before.length, cut + random(5));
    const after = before.slice(0, cut) + (random(2) ? word() : '') + before.slice(to);
    const start = random(before.length);
    const end = start + 1 + random(before.length - start);
    const other = { start: random(before.length), end: before.length };
    const everywhere = random(2) ? { everywhere: /** @type {const} */ (true) } : {};
    /** @type {Correction[]} */
    const corrections = [
      { op: 'name', start, end, type: 'PER', ...everywhere },
      { op: 'same', start, end, with: other },
    ];
    const words = (/** @type {string} */ text, /** @type {any} */ span) =>
      text.slice(span.start, span.end);
    for (const moved of rebase({ ...NO_CHOICES, corrections }, before, after).corrections) {
      assert.equal(words(after, moved), words(before, { start, end }));
      if (moved.op === 'same') assert.equal(words(after, moved.with), words(before, other));
    }
    const untouched = rebase({ ...NO_CHOICES, corrections }, before, before);
    assert.deepEqual(untouched.corrections, corrections);
  }
});

test('the same words are counted where they stand alone', () => {
  assert.deepEqual(placesOf('Var, Vars, l’Var et Var', 'Var'), [0, 13, 20]);
  assert.deepEqual(placesOf('', 'Var'), []);
  assert.deepEqual(placesOf('Var', ''), []);
});
