/**
 * The panels beside the article: what is drawn when, and what their tabs say.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack } from '../../web/engine/pack.js';
import { Analysis } from '../../web/lib/analysis.js';
import { cardsOf, castOf, outsiders } from '../../web/lib/cast.js';
import { checksOf } from '../../web/lib/checks.js';
import { beginning, excerpt } from '../../web/lib/excerpt.js';
import { groupFigures } from '../../web/lib/figures.js';
import { Gate } from '../../web/lib/gate.js';
import { ALL, countQuotes, filterQuotes, voiceKey } from '../../web/lib/ledger.js';
import { readPanel } from '../../web/lib/panels.js';
import { startOf, timelineOf } from '../../web/lib/timeline.js';
import { Store } from '../../web/store.js';
import { pressDocument, span, TEXT } from '../browser/press.mjs';

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

/** @param {any} [changes] */
const analyse = (changes = {}) =>
  new Analysis(TEXT, pack({ .../** @type {any} */ (pressDocument()), ...changes }, 7, TEXT));
/** @param {Analysis} analysis @param {number[]} ids */
const names = (analysis, ids) => ids.map((id) => analysis.name({ kind: 'subject', id }));

test('people are sorted by weight, last name or first mention; unsure ones stand apart', () => {
  const { mentions } = pressDocument();
  const analysis = analyse({
    mentions: mentions.map((m) => (m.entity === 3 ? { ...m, confidence: 0.4 } : m)),
  });
  const cast = castOf(analysis, 'PER', 'weight', 'fr');
  assert.deepEqual(names(analysis, cast.sure), ['Solène Guivarc’h']);
  assert.deepEqual(names(analysis, cast.unsure), ['Anaïs Kerloc’h']);

  const sure = analyse();
  /** @param {import('../../web/lib/cast.js').Order} order */
  const sorted = (order) => names(sure, castOf(sure, 'PER', order, 'fr').sure);
  assert.deepEqual(sorted('weight'), ['Solène Guivarc’h', 'Anaïs Kerloc’h']);
  assert.deepEqual(sorted('name'), ['Solène Guivarc’h', 'Anaïs Kerloc’h']);
  assert.deepEqual(sorted('first'), ['Anaïs Kerloc’h', 'Solène Guivarc’h']);
});

test('a last name of several words is sorted by its first one', () => {
  const entities = ['Jean Zola', 'Ursula von der Leyen', 'Claire Le Goff', 'Émile Adam'].map(
    (name, id) => ({ id, type: 'PER', name, salience: 1 }),
  );
  const body = span('La traversée de la Rance en bac').start;
  const mentions = entities.map(({ id }) => ({
    ...{ start: body + id * 3, end: body + id * 3 + 2, type: 'PER', entity: id },
  }));
  const analysis = analyse({ entities, mentions, dates: [], quotes: [] });
  const { sure } = castOf(analysis, 'PER', 'name', 'fr');
  const order = ['Émile Adam', 'Claire Le Goff', 'Ursula von der Leyen', 'Jean Zola'];
  assert.deepEqual(names(analysis, sure), order);
});

test('a card says who it is, how often, and what was said', () => {
  const analysis = analyse();
  const [president, author] = analysis.subjects('PER');
  const cardOf = cardsOf(analysis);
  assert.deepEqual(cardOf(president), {
    name: 'Solène Guivarc’h',
    aliases: ['Mme Guivarc’h'],
    roles: ['présidente du département'],
    gender: 'feminine',
    mentions: 2,
    share: 9 / 21,
    voice: 0,
    quotes: [0, 1, 4, 5],
  });
  const { aliases, voice, quotes } = cardOf(author);
  assert.deepEqual({ aliases, voice, quotes }, { aliases: [], voice: -1, quotes: [] });
});

test('what is named only outside the article stands apart', () => {
  const { mentions, entities } = pressDocument();
  const outside = [
    { ...span('Dinard'), type: 'LOC', entity: 5 },
    { ...span('Rance', 5), type: 'LOC', entity: 2 },
  ];
  const analysis = analyse({
    mentions: [...mentions.filter(({ entity }) => entity !== null), ...outside],
    entities: [...entities, { id: 5, type: 'LOC', name: 'Dinard', salience: 0 }],
  });
  const found = outsiders(analysis, 'LOC');
  assert.deepEqual(
    found.map(({ name, spans }) => [name, ...spans]),
    [['Dinard', span('Dinard').start, span('Dinard').end]],
  );
  assert.deepEqual(outsiders(analysis, 'PER'), []);
});

test('a pronoun is no source', () => {
  const [first, second, third, ...others] = pressDocument().quotes;
  const { quotes } = analyse({
    quotes: [first, { ...second, speaker: null }, third, ...others],
  });
  const kinds = quotes.voices.map(({ kind, name, quotes: ids }) => [kind, name, ids]);
  assert.deepEqual(kinds.at(-1), ['unknown', '', [1, 6]], '"Selon elle", and nobody knows whom');
});

test('quotations are filtered by voice, stance and form', () => {
  const { quotes } = analyse();
  /** @param {Partial<import('../../web/lib/ledger.js').Filter>} filter */
  const found = (filter) => {
    const groups = filterQuotes(quotes, { ...ALL, ...filter });
    return groups.map(({ voice, quotes: said }) => [
      quotes.voices[voice].name,
      ...said.map(({ id }) => id),
    ]);
  };
  assert.equal(countQuotes(filterQuotes(quotes, ALL)), 7);
  assert.deepEqual(found({ stance: 'distancing' }), [
    ['Solène Guivarc’h', 0],
    ['Un batelier', 2],
  ]);
  assert.deepEqual(found({ form: 'reported' }), [
    ['Solène Guivarc’h', 1, 4],
    ['Un batelier', 2],
  ]);
  assert.deepEqual(found({ stance: 'none' }), [
    ['Solène Guivarc’h', 5],
    ['', 6],
  ]);
  const voice = voiceKey(quotes.voices[1]);
  assert.deepEqual(found({ voice }), [['Un batelier', 2, 3]]);
  assert.deepEqual(found({ voice, form: 'fragment' }), []);
  const [group] = filterQuotes(quotes, { ...ALL, form: 'fragment' });
  assert.deepEqual(group, { voice: 0, quotes: [{ id: 5, at: 3 }] }, 'at: among all it says');
});

test('every value that the analysis writes has its place on the calendar', () => {
  for (const [value, start] of [
    ['2025', '2025-00-00T00:00'],
    ['2025-07', '2025-07-00T00:00'],
    ['2025-07-18', '2025-07-18T00:00'],
    ['2025-07-18T14:30', '2025-07-18T14:30'],
    ['2025-07-18TEV', '2025-07-18T18:00'],
    ['2025-07-18/2025-07-20', '2025-07-18T00:00'],
    ['2025-Q3', '2025-07-00T00:00'],
    ['2025-H2', '2025-07-00T00:00'],
    ['2025-SU', '2025-06-00T00:00'],
    ['2025-W29', '2025-07-14T00:00'],
    ['2025-W29-WE', '2025-07-19T00:00'],
    ['199X', '1990-00-00T00:00'],
    ['XXXX-08-06', ''],
    ['T14:30', ''],
    ['P2W', ''],
    ['', ''],
  ]) {
    assert.equal(startOf(value), start, value);
  }
});

test('the timeline is in order, and keeps apart what is on no calendar', () => {
  const places = [...TEXT.matchAll(/\p{L}{4,}/gu)].slice(12);
  /** @param {[string, string][]} dates */
  const withDates = (dates) =>
    analyse({
      mentions: [],
      dates: dates.map(([type, value], i) => {
        const { index, 0: word } = places[i];
        return { start: index, end: index + word.length, type, value };
      }),
    });
  const analysis = withDates([
    ['date', '2026-09-07'],
    ['date', '2026-03-12'],
    ['date', '2019'],
    ['set', 'P1W'],
    ['time', '2026-03-10TEV'],
    ['duration', 'P1W'],
    ['date', '2026-03'],
    ['date', 'XXXX-08-06'],
    ['time', 'T08:30'],
    ['date', ''],
  ]);
  const { years, open, clock, spans } = timelineOf(analysis);
  const values = (/** @type {number[]} */ ids) => ids.map((id) => analysis.detail(id));
  assert.deepEqual(
    years.map(({ year, entries }) => [year, ...entries.map(({ value }) => value)]),
    [
      ['2019', '2019'],
      ['2026', '2026-03', '2026-03-10TEV', '2026-03-12', '2026-09-07'],
    ],
  );
  assert.equal(years[1].entries.at(-1)?.when, 'ahead');
  assert.equal(years[1].entries[0].when, '');
  assert.deepEqual(values(open), ['XXXX-08-06', '']);
  assert.deepEqual(values(clock), ['T08:30']);
  assert.deepEqual(values(spans), ['P1W', 'P1W'], '"every week" is not "for a week"');
});

test('figures are grouped by what they measure', () => {
  assert.deepEqual(groupFigures(analyse()), [
    { group: 'money', ids: [0] },
    { group: 'percent', ids: [1] },
    { group: 'count', ids: [2] },
  ]);
});

test('what to check is counted, and leads to its places', () => {
  const dates = [{ ...span('vendredi'), type: 'date', value: 'XXXX-08-06' }];
  const warnings = [{ code: 'unclosed-quote', ...span('On verra bien') }];
  const found = checksOf(analyse({ dates, warnings }));
  assert.deepEqual(
    found.map(({ code, n }) => [code, n]),
    [
      ['unclosed-quote', 1],
      ['unsure', 1],
      ['unknown-voice', 1],
      ['open-dates', 1],
    ],
  );
  assert.deepEqual([...found[3].spans], Object.values(span('vendredi')));
});

test('an excerpt keeps its place, and is cut between words', () => {
  const text = 'Un. Le conseil départemental y consacre 1,5 million d’euros\npar an. Trois.';
  const place = { start: text.indexOf('1,5'), end: text.indexOf(' d’euros') };
  const sentence = { start: 4, end: text.indexOf(' Trois') };
  assert.deepEqual(excerpt(text, sentence, place), {
    before: 'Le conseil départemental y consacre ',
    at: '1,5 million',
    after: ' d’euros par an.',
  });
  assert.deepEqual(excerpt(text, sentence, place, 36), {
    before: '… consacre ',
    at: '1,5 million',
    after: ' d’euros par …',
  });
  const long = `${'mot '.repeat(100)}fin`;
  const cut = beginning(long, 50);
  assert.ok(cut.length <= 51 && cut.endsWith('mot…'), cut);
  assert.equal(beginning('court', 50), 'court');
  assert.equal(beginning(`${'x'.repeat(9)}🙂${'x'.repeat(20)}`, 10), `${'x'.repeat(9)}…`);
});
