import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match, SHORTCUTS, WITHIN, written } from '../../web/lib/shortcuts.js';
import { fr } from '../../web/locales/fr.js';

/** @param {string} key @param {object} [more] */
const press = (key, more = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
/** @param {string} key @param {object} [more] @param {boolean} [letters] */
const action = (key, more, letters = true) => match(press(key, more), letters)?.action;

test('every key of the table does what the table says, and only one thing', () => {
  const all = SHORTCUTS.flatMap(({ keys }) => keys);
  assert.equal(new Set(all).size, all.length);
  for (const { action: wanted, keys } of SHORTCUTS) {
    for (const key of keys) {
      const parts = key.split('+');
      const held = { ctrlKey: parts.includes('Ctrl'), shiftKey: parts.includes('Shift') };
      assert.equal(action(/** @type {string} */ (parts.at(-1)), held), wanted, key);
    }
  }
});

test('single signs can be switched off; Escape and Ctrl stay', () => {
  for (const key of ['?', '/', 'j', 'N', '3']) assert.equal(action(key, {}, false), undefined, key);
  assert.equal(action('Escape', {}, false), 'leave');
  assert.equal(action('z', { ctrlKey: true }, false), 'undo');
  assert.equal(action('Z', { metaKey: true, shiftKey: true }, false), 'redo');
});

test('digits count by their place where the keyboard has signs there', () => {
  assert.deepEqual(match(press('3'), true), { action: 'panel', key: '3' });
  assert.deepEqual(match(press('"', { code: 'Digit3' }), true), { action: 'panel', key: '3' });
  assert.equal(action('/', { code: 'Digit7', shiftKey: true }), 'search', 'German keyboard');
  assert.equal(action('#', { code: 'Digit3', shiftKey: true }), undefined);
});

test('other chords are left to the browser', () => {
  assert.equal(action('n', { ctrlKey: true }), undefined);
  assert.equal(action('n', { altKey: true }), undefined);
  assert.equal(action('x'), undefined);
});

test('the help has words for all of them', () => {
  for (const { action: name } of SHORTCUTS) assert.ok(`help.do.${name}` in fr, name);
  for (const { key } of WITHIN) assert.ok(`help.within.${key}` in fr, key);
  assert.deepEqual(written({ action: 'redo', keys: ['Ctrl+y', 'Ctrl+Shift+z'] }), [
    ['Ctrl', 'Y'],
    ['Ctrl', 'Shift', 'Z'],
  ]);
  assert.deepEqual(written({ action: 'panel', keys: ['1', '2'], shown: ['1', '2'] }), [
    ['1'],
    ['2'],
  ]);
});
