import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  carryOver,
  cleanForm,
  NO_ENTRIES,
  readDictionary,
  withEntries,
  withoutEntry,
  writeDictionary,
} from '../../web/lib/dictionary.js';

const org = /** @type {const} */ ({ form: 'Local Call', type: 'ORG' });
const none = /** @type {const} */ ({ form: 'Azure', type: null });
const place = /** @type {const} */ ({ form: 'Écully', type: 'LOC' });

test('one entry a form, in alphabetical order', () => {
  const both = withEntries(withEntries(NO_ENTRIES, [org]), [place, none]);
  assert.deepEqual(both, [none, place, org]);
  const changed = withEntries(both, [{ form: 'Azure', type: 'ORG' }]);
  assert.deepEqual(changed[0], { form: 'Azure', type: 'ORG' });
  assert.deepEqual(withoutEntry(both, 'Azure'), [place, org]);
});

test('a dictionary goes through a file; another file is refused', () => {
  const both = withEntries(NO_ENTRIES, [org, none]);
  assert.deepEqual(readDictionary(writeDictionary(both)), both);
  assert.equal(writeDictionary(NO_ENTRIES), '');
  for (const no of ['', '{}', '[]', 'null', '{"format":"filigrane-dictionary","version":2}']) {
    assert.equal(readDictionary(no), null, no);
  }
  const entries = [{ form: '  Local \n Call ', type: 'ORG' }, { form: '«»', type: null }, 3, null];
  const mixed = [...entries, { form: 'X'.repeat(500), type: 'PER' }, { form: 'Y', type: 'DATE' }];
  const json = JSON.stringify({ format: 'filigrane-dictionary', version: 1, entries: mixed });
  assert.deepEqual(readDictionary(json), [org]);
});

test('a form has letters, and fits on a line', () => {
  assert.equal(cleanForm(' L’Oréal\t '), 'L’Oréal');
  assert.equal(cleanForm(' – '), '');
});

test('a step that is taken back leaves alone what came after it', () => {
  const before = withEntries(NO_ENTRIES, [none]);
  const after = withEntries(withoutEntry(before, 'Azure'), [org]);
  const later = withEntries(after, [place]);
  assert.deepEqual(carryOver(later, after, before), [none, place]);
  assert.deepEqual(carryOver(withEntries(before, [place]), before, after), [place, org]);
  assert.equal(carryOver(later, before, before), later);
});
