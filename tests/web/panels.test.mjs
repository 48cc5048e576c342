/**
 * The panels beside the article: what is drawn when, and what their tabs say.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gate } from '../../web/lib/gate.js';
import { readPanel } from '../../web/lib/panels.js';
import { Store } from '../../web/store.js';

test('a kept panel is opened again, anything else is the overview', () => {
  assert.equal(readPanel('dates'), 'dates');
  assert.equal(readPanel(''), 'overview');
  assert.equal(readPanel('__proto__'), 'overview');
});

test('a closed panel hears of changes when it opens, once, in the order of its views', () => {
  const store = new Store(/** @type {any} */ ({ text: 'a', mode: 'read', previous: '' }));
  const gate = new Gate(store);
  /** @type {string[]} */
  const heard = [];
  gate.watch(['text'], ({ text }) => heard.push(`text ${text}`));
  gate.watch(['text', 'mode'], ({ mode }) => heard.push(`mode ${mode}`));
  assert.deepEqual(heard, [], 'nothing is drawn of a panel that nobody opened');
  store.set({ mode: 'edit' });
  store.set({ text: 'b' });
  gate.open = true;
  assert.deepEqual(heard.splice(0), ['text b', 'mode edit']);
  store.set({ text: 'c' });
  assert.deepEqual(heard.splice(0), ['text c', 'mode edit']);
  gate.open = false;
  store.set({ article: 'z' });
  gate.open = true;
  assert.deepEqual(heard, [], 'what does not concern it is not drawn again');
});
