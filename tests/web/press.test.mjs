import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack } from '../../web/engine/pack.js';
import { Analysis } from '../../web/lib/analysis.js';
import { Words } from '../../web/lib/i18n.js';
import { describeDate, describePlace, describeQuote, meaningsAt } from '../../web/lib/places.js';
import { again } from '../../web/lib/topics.js';
import { pressDocument, span, TEXT } from '../browser/press.mjs';

const french = new Words('fr');
const english = new Words('en');
/** @param {any} [changes] */
const analyse = (changes = {}) =>
  new Analysis(TEXT, pack({ .../** @type {any} */ (pressDocument()), ...changes }, 7, TEXT));

test('names in what is no part of the article are neither listed nor marked', () => {
  const analysis = analyse();
  const places = [...analysis.subjects('LOC')].map((id) => analysis.name({ kind: 'subject', id }));
  assert.deepEqual(places, ['Rance', 'La Richardais']);
  const { marks } = analysis.packed;
  for (let row = 0; row < marks.length; row += 4)
    assert.ok(marks[row] < span('À lire aussi').start);
  assert.equal(analysis.asides, 7);
});

test('the cast has roles, gender and its share of the words quoted', () => {
  const analysis = analyse();
  const [president, author] = analysis.subjects('PER');
  assert.equal(analysis.notes(president), 'présidente du département');
  assert.equal(analysis.gender(president), 'feminine');
  assert.equal(analysis.quotedShare(president), 9 / 21);
  assert.equal(analysis.gender(author), 'unknown');
  assert.equal(analysis.quotedShare(author), 0);
});

test('salience orders the cast before the number of mentions does', () => {
  const { entities } = pressDocument();
  const turned = entities.map((e) => ({ ...e, salience: e.id === 3 ? 0.9 : e.salience }));
  const analysis = analyse({ entities: turned });
  const [first] = analysis.subjects('PER');
  assert.equal(analysis.name({ kind: 'subject', id: first }), 'Anaïs Kerloc’h');
});

test('quotations are grouped by voice: named, described, unknown', () => {
  const { quotes } = analyse();
  assert.deepEqual(
    quotes.voices.map(({ kind, name, quotes: ids }) => [kind, name, ids.length]),
    [
      ['named', 'Solène Guivarc’h', 4],
      ['described', 'Un batelier', 2],
      ['unknown', '', 1],
    ],
  );
  assert.equal(quotes.reported, 3);
  const said = quotes.quote(3);
  assert.equal(said.closed, false);
  assert.equal(said.cue, 'a-t-il soupiré');
  assert.equal(quotes.voices[said.voice].name, 'Un batelier');
  assert.equal(quotes.quote(6).stance, null, 'no cue, no stance');
  assert.ok(quotes.quote(6).unsure);
});

test('the quotation around a place is the innermost one', () => {
  const outer = span('Nous avons tenu parole, et nous tiendrons les prix');
  const inner = span('tenu parole');
  const quote = { kind: 'direct', speaker: null, closed: true };
  const { quotes, packed } = analyse({
    quotes: [
      { ...quote, ...outer },
      { ...quote, ...inner },
    ],
  });
  assert.equal(quotes.at(outer.start), 0);
  assert.equal(quotes.at(inner.start), 1);
  assert.equal(quotes.at(inner.end), 0);
  assert.equal(quotes.at(outer.end), -1);
  assert.deepEqual([...packed.quotes.layers[0]], [outer.start, outer.end], 'drawn once');
  assert.equal(packed.quotes.layers[1].length, 0);
});

test('every kind of topic has places', () => {
  const analysis = analyse();
  const quoted = analysis.spans({ kind: 'quotes', id: 1 });
  assert.equal(TEXT.slice(quoted[0], quoted[1]), 'les machines n’ont pas été révisées');
  const figures = analysis.spans({ kind: 'figures', id: 0 });
  assert.equal(TEXT.slice(figures[4], figures[5]), 'une quarantaine');
  assert.equal(analysis.spans({ kind: 'summary', id: 0 }).length, 6);
  const name = (/** @type {any} */ topic, at = 0) => describePlace(analysis, topic, at, french);
  assert.equal(name({ kind: 'quotes', id: 0 }), 'Solène Guivarc’h');
  assert.equal(name({ kind: 'quotes', id: 2 }), 'Locuteur non indiqué');
  assert.equal(name({ kind: 'figures', id: 0 }, 1), '3,2 %');
});

test('a word is told with whose words it is, its day, its amount', () => {
  const analysis = analyse();
  const quote = analysis.quotes.at(span('tenu parole').start);
  assert.equal(
    describeQuote(analysis, quote, french),
    'citation, Solène Guivarc’h\u202f: «\u202fa assuré\u202f»',
  );
  assert.deepEqual(meaningsAt(analysis, span('vendredi').start, english), [
    'Friday 6 March 2026 (the last one before publication, Thursday 12 March 2026; the verb is in the past)',
  ]);
  assert.deepEqual(
    meaningsAt(analysis, span('1,5 million').start, french).map((said) => said.replace(/\s/g, ' ')),
    ['1 500 000 €'],
  );
  assert.deepEqual(meaningsAt(analysis, span('batelier').start, french), []);
  const [date] = analysis.subjects('DATE');
  assert.equal(describeDate(analysis, date, french).why, '');
});

test('a document from before all this still makes an analysis', () => {
  const { analyzer, language, blocks, warnings } = pressDocument();
  const analysis = new Analysis(
    TEXT,
    pack(
      {
        analyzer,
        language,
        blocks,
        mentions: [],
        entities: [],
        dates: [],
        keywords: [],
        statistics: { words: 1, sentences: 1, paragraphs: 1 },
        warnings,
      },
      1,
      TEXT,
    ),
  );
  assert.deepEqual(analysis.quotes.voices, []);
  assert.equal(analysis.packed.metadata.published, null);
  assert.equal(analysis.quotes.at(3), -1);
});

test('what is followed is found again when the text is read anew', () => {
  const before = analyse();
  const now = analyse();
  const [person] = before.subjects('PER');
  assert.deepEqual(again({ kind: 'subject', id: person }, before, now), {
    kind: 'subject',
    id: person,
  });
  assert.deepEqual(again({ kind: 'quotes', id: 2 }, before, now), { kind: 'quotes', id: 2 });
  now.name = () => 'renamed';
  assert.equal(again({ kind: 'subject', id: person }, before, now), null);
  assert.equal(before.look({ kind: 'quotes', id: 0 }), 'QUOTE');
  assert.equal(before.look({ kind: 'subject', id: person }), 'PER');
});
