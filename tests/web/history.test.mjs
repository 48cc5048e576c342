import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_CHOICES } from '../../web/lib/choices.js';
import { NO_HISTORY, record, redo, stepOf, undo } from '../../web/lib/history.js';

const start = { text: 'Azure est un nuage.', choices: NO_CHOICES, dictionary: [] };
/** @param {Partial<typeof NO_CHOICES>} choices @param {any} [rest] */
const changed = (choices, rest = {}) => ({
  ...start,
  choices: { ...NO_CHOICES, ...choices },
  ...rest,
});
const typed = changed({ corrections: [{ op: 'name', start: 0, end: 5, type: 'ORG' }] });

test('steps are taken back and taken again; a new one forgets what was taken back', () => {
  const day = changed({ published: '2026-03-12' });
  let history = record(NO_HISTORY, { before: start, after: day });
  history = record(history, { before: day, after: typed });
  const back = undo(history);
  assert.equal(back?.step.before, day);
  const again = redo(back?.history ?? NO_HISTORY);
  assert.equal(again?.step.after, typed);
  assert.deepEqual(again?.history, history);
  assert.equal(redo(history), null);
  assert.equal(undo(NO_HISTORY), null);
  const other = record(back?.history ?? NO_HISTORY, { before: day, after: start });
  assert.equal(other.future.length, 0);
  assert.equal(other.past.length, 2);
});

test('what is typed in one go is one step', () => {
  const [one, two] = ['Azure est un', 'Azure est'].map((text) => changed({}, { text }));
  let history = record(NO_HISTORY, { before: start, after: one });
  history = record(history, { before: one, after: two }, true);
  assert.equal(history.past.length, 1);
  assert.equal(undo(history)?.step.before, start);
  assert.equal(undo(history)?.step.after, two);
});

test('only so many steps are kept, and only so much text', () => {
  let history = NO_HISTORY;
  for (let i = 0; i < 300; i++) history = record(history, { before: start, after: typed });
  assert.equal(history.past.length, 200);
  const long = changed({}, { text: 'x'.repeat(20_000_000) });
  const longer = changed({}, { text: `${long.text}y` });
  history = record(NO_HISTORY, { before: start, after: long });
  history = record(history, { before: { ...long }, after: longer });
  history = record(history, { before: { ...longer }, after: start });
  assert.deepEqual(
    history.past.map(({ before }) => before.text.length),
    [20_000_001],
  );
});

test('a step is named by what it changed', () => {
  /** @param {any} after */
  const named = (after) => stepOf({ before: start, after });
  assert.deepEqual(named(typed), { change: 'name', what: 'Azure' });
  assert.equal(named(changed({ published: '2026-03-12' })).change, 'published');
  assert.equal(named(changed({ blocks: [{ start: 0, kind: 'body' }] })).change, 'blocks');
  assert.equal(named(changed({}, { text: 'Nuage' })).change, 'text');
  assert.equal(
    named(changed({}, { dictionary: [{ form: 'A', type: null }] })).change,
    'dictionary',
  );
  assert.equal(stepOf({ before: typed, after: start }).change, 'as-read');
  const quote = { op: /** @type {const} */ ('no-quote'), start: 0, end: 60 };
  const long = { ...changed({ corrections: [quote] }), text: 'Azure, '.repeat(20) };
  const { what } = stepOf({ before: { ...long, choices: NO_CHOICES }, after: long });
  assert.equal(what, `${'Azure, '.repeat(20).slice(0, 40)}…`);
});
