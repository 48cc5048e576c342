import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeBeside } from '../../web/lib/placement.js';
import { snapToWords, stretch } from '../../web/lib/stretch.js';

const TEXT = 'Chez Estuaire Énergies, on rit.\nPlus bas, l’Agence ligérienne de l’eau attend.';
/** @param {string} words */
const at = (words) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
/** @param {{start: number, end: number} | null} span */
const words = (span) => span && TEXT.slice(span.start, span.end);
const line = { start: 0, end: TEXT.indexOf('\n') };

test('a selection is whole words, without blanks and signs at its edges', () => {
  assert.equal(words(snapToWords(TEXT, at('aire Éner'))), 'Estuaire Énergies');
  assert.equal(words(snapToWords(TEXT, at(' Énergies, '))), 'Énergies');
  assert.equal(words(snapToWords(TEXT, at('’Agence lig'))), 'Agence ligérienne');
  assert.equal(snapToWords(TEXT, at(', ')), null);
});

test('a name grows and shrinks by words, inside its line', () => {
  const name = at('Estuaire');
  assert.equal(words(stretch(TEXT, name, 'end', 1, line)), 'Estuaire Énergies');
  assert.equal(words(stretch(TEXT, name, 'start', 1, line)), 'Chez Estuaire');
  assert.equal(stretch(TEXT, name, 'end', -1, line), null);
  const two = at('Estuaire Énergies');
  assert.equal(words(stretch(TEXT, two, 'end', -1, line)), 'Estuaire');
  assert.equal(words(stretch(TEXT, two, 'start', -1, line)), 'Énergies');
  assert.equal(stretch(TEXT, at('rit'), 'end', 1, line), null);
  assert.equal(stretch(TEXT, at('Chez'), 'start', 1, line), null);
  const below = { start: line.end + 1, end: TEXT.length };
  const agency = stretch(TEXT, at('Agence ligérienne'), 'end', 1, below);
  assert.equal(words(agency), 'Agence ligérienne de');
  assert.equal(stretch(TEXT, at('Plus'), 'start', 1, below), null);
});

test('a card stands under its words, above them at the foot of the window, inside its edges', () => {
  const view = { width: 400, height: 600 };
  const box = { width: 200, height: 150 };
  const anchor = (/** @type {number} */ left, /** @type {number} */ top) => ({
    left,
    top,
    bottom: top + 20,
    width: 50,
  });
  assert.deepEqual(placeBeside(anchor(30, 100), box, view), { left: 30, top: 128 });
  assert.deepEqual(placeBeside(anchor(30, 500), box, view), { left: 30, top: 342 });
  assert.deepEqual(placeBeside(anchor(390, 100), box, view), { left: 192, top: 128 });
  assert.deepEqual(placeBeside(anchor(-20, 300), box, view, 'above'), { left: 8, top: 142 });
  assert.deepEqual(placeBeside(anchor(30, 50), box, view, 'above'), { left: 30, top: 78 });
});
