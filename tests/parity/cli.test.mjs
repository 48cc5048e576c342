// The command line as a user types it: answers, order, exit statuses. Needs build/native/filigrane.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const CLI = 'build/native/filigrane';
const ARTICLE = 'tests/parity/texts/article_fr.txt';

/**
 * @param {string[]} args
 * @param {string | Uint8Array} [input]
 */
function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(CLI, args, { input, maxBuffer: 2 ** 28 });
  return { status, out: String(stdout), error: String(stderr) };
}

/** @typedef {{start: number, end: number}} Span */

/**
 * @param {string[]} lines
 * @param {string[]} args
 */
function batch(lines, ...args) {
  const { status, out } = run(['batch', ...args], lines.map((line) => `${line}\n`).join(''));
  assert.equal(status, 0);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('help and version', () => {
  for (const args of [['help'], ['--help'], ['analyze', '--help'], ['batch', '--help']]) {
    const { status, out } = run(args);
    assert.equal(status, 0);
    assert.match(out, /filigrane analyze/);
  }
  assert.match(run(['version']).out, /^filigrane \d+\.\d+\.\d+\n$/);
  assert.equal(run(['--version']).status, 0);
});

test('a file, standard input and - give the same document', () => {
  const file = run(['analyze', ARTICLE]);
  assert.equal(file.status, 0);
  const document = JSON.parse(file.out);
  assert.equal(document.schema, 'filigrane/1');
  assert.equal(document.language.code, 'fr');
  assert.equal(document.analyzer.modelSha256.length, 64);
  const text = run(['analyze', '--format=conllu', ARTICLE]).out;
  assert.match(text, /^# newpar\n# sent_id = 1\n# text = La cathédrale de Port-Brévin rouvrira/);
  const bytes = 'Le maire de Dijon a dit oui.';
  assert.equal(run(['analyze', '-'], bytes).out, run(['analyze'], bytes).out);
});

test('every format is printed, and the JSON carries its text when asked', () => {
  const csv = run(['analyze', '--format', 'csv-entities', '--offsets', 'codepoint', ARTICLE]).out;
  assert.match(csv, /^Name,Type,.*,Mentions \(code points\)\r\n\S/);
  const text = 'Élu 😀 à Nîmes.\r\n';
  assert.equal(JSON.parse(run(['analyze', '--with-text'], text).out).text, text);
  assert.equal('text' in JSON.parse(run(['analyze'], text).out), false);
});

test('corrections come from a file, or with a line of a batch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filigrane-'));
  const file = join(folder, 'said.json');
  const text = 'Le maire de Dijon a dit oui à Dijon.';
  const said = {
    corrections: [{ op: 'name', start: 12, end: 17, type: 'PER', everywhere: true }],
    dictionary: [{ form: 'oui', type: 'ORG' }],
  };
  writeFileSync(file, JSON.stringify(said));
  const one = run(['analyze', '--corrections', file, '--offsets', 'utf8'], text);
  assert.equal(one.status, 0, one.error);
  const { mentions, corrections, dictionary } = JSON.parse(one.out);
  assert.deepEqual(
    mentions.map((/** @type {{type: string}} */ { type }) => type),
    ['PER', 'ORG', 'PER'],
  );
  assert.deepEqual({ corrections, dictionary }, said);
  const [line] = batch([JSON.stringify({ id: 1, text, ...said })], '--offsets', 'utf8');
  assert.deepEqual(line.mentions, mentions);
  const [wrong] = batch([JSON.stringify({ id: 1, text, corrections: [{ op: 'name' }] })]);
  assert.equal(wrong.error.code, 'invalid-argument');

  for (const bad of ['{', '[]', '{"corrections":{}}', '{"more":[]}']) {
    writeFileSync(file, bad);
    assert.equal(run(['analyze', '--corrections', file], text).status, 2, bad);
  }
  assert.equal(run(['analyze', '--corrections', join(folder, 'none.json')], text).status, 1);
  rmSync(folder, { recursive: true });
});

test('wrong arguments end with 2 and one line that says which', () => {
  for (const args of [
    [],
    ['analyse'],
    ['analyze', '--format', 'xml'],
    ['analyze', '--offsets', 'bytes'],
    ['analyze', '--offsets'],
    ['analyze', '--locale', 'de'],
    ['analyze', '--jobs', '2'],
    ['batch', '--with-text'],
    ['analyze', '--unknown', 'x'],
    ['analyze', '--lang', 'xx'],
    ['analyze', '--published', '2026-13-01'],
    ['analyze', ARTICLE, ARTICLE],
    ['batch', '--jobs', '0'],
    ['batch', '--jobs', 'two'],
    ['batch', '--format', 'conllu'],
    ['batch', '--lang', 'xx'],
    ['batch', ARTICLE],
  ]) {
    const { status, out, error } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(out, '');
    assert.match(error, /^filigrane: .+\n$/);
  }
});

test('what cannot be read ends with 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filigrane-'));
  try {
    writeFileSync(join(folder, 'broken.bin'), 'no model');
    for (const args of [
      ['analyze', 'no/such/file'],
      ['analyze', 'tests'],
      ['analyze', '--models', 'no/such/folder', ARTICLE],
      ['analyze', '--models', 'tests', ARTICLE],
      ['analyze', '--models', folder, ARTICLE],
    ]) {
      const { status, out, error } = run(args);
      assert.equal(status, 1, args.join(' '));
      assert.equal(out, '');
      assert.match(error, /^filigrane: .+\n$/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('models of a folder take the place of those built in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filigrane-'));
  try {
    copyFileSync('models/en.bin', join(folder, 'en.bin'));
    const english = run(['analyze', '--models', folder, '--lang', 'en'], 'The mayor of Oslo left.');
    assert.equal(JSON.parse(english.out).language.code, 'en');
    assert.equal(run(['analyze', '--models', folder, '--lang', 'fr'], 'Bonjour.').status, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('bad UTF-8 is read with U+FFFD and a warning, and byte offsets fit the bytes given', () => {
  const bytes = Buffer.from([
    0x44, 0x75, 0x20, 0xff, 0xe2, 0x82, 0x20, 0x62, 0x6c, 0xc3, 0xa9, 0x2e,
  ]);
  const { status, out } = run(['analyze', '--lang', 'fr', '--offsets', 'utf8'], bytes);
  assert.equal(status, 0);
  const document = JSON.parse(out);
  assert.deepEqual(
    document.warnings.filter((/** @type {{code: string}} */ { code }) => code === 'invalid-utf8'),
    [{ code: 'invalid-utf8', start: 3, end: 6 }],
  );
  const words = document.tokens.map((/** @type {Span} */ { start, end }) =>
    String(bytes.subarray(start, end)),
  );
  assert.ok(words.includes('blé'), words.join('|'));
});

test('offsets of every unit cut the same tokens', () => {
  const text = 'Élu 😀 à Nîmes, l’été 2026.';
  const bytes = Buffer.from(text);
  const points = Array.from(text);
  /** @type {Record<string, (start: number, end: number) => string>} */
  const cut = {
    utf16: (a, b) => text.slice(a, b),
    codepoint: (a, b) => points.slice(a, b).join(''),
    utf8: (a, b) => String(bytes.subarray(a, b)),
  };
  const forms = Object.entries(cut).map(([unit, slice]) => {
    const document = JSON.parse(run(['analyze', '--offsets', unit], text).out);
    assert.equal(document.offsets, unit);
    return document.tokens.map((/** @type {Span} */ { start, end }) => slice(start, end));
  });
  assert.ok(forms[0].includes('😀') && forms[0].includes('Nîmes'));
  assert.deepEqual(forms[1], forms[0]);
  assert.deepEqual(forms[2], forms[0]);
});

test('batch answers every line in order, whatever the number of jobs', () => {
  const lines = [];
  for (let i = 0; i < 200; i++) {
    const text = 'Marie Curie est née à Varsovie. '.repeat(i % 7 === 0 ? 200 : 1);
    lines.push(JSON.stringify({ id: `n${i}`, text }));
  }
  const one = batch(lines);
  assert.deepEqual(
    one.map(({ id }) => id),
    lines.map((line) => JSON.parse(line).id),
  );
  assert.deepEqual(batch(lines, '--jobs', '5'), one);
  assert.equal(batch(lines.slice(0, 1))[0].language.code, 'fr');
});

test('a bad line gives an error and the batch goes on', () => {
  const answers = batch([
    '{"id": "a", "text": "Bonjour."}',
    '{"id": "b", "text": ',
    '[]',
    '{"id": "c"}',
    '{"id": "d", "text": 5}',
    '{"id": "e", "text": "x", "lang": "xx"}',
    '{"id": "f", "text": "x", "published": "hier"}',
    '{"id": "g", "text": "x", "lang": 1}',
    '{"id": {"any": "thing"}, "text": ""}',
    '{"id": "h", "text": "Hello there.", "lang": "en", "published": "2026-01-31"}',
  ]);
  assert.equal(answers.length, 10);
  assert.equal(answers[0].id, 'a');
  for (const i of [1, 2, 3, 4, 5, 6, 7]) {
    assert.equal(answers[i].error.code, 'invalid-argument');
    assert.ok(answers[i].error.message.length > 0);
  }
  assert.deepEqual(
    answers.map(({ id }) => id),
    ['a', null, null, 'c', 'd', 'e', 'f', 'g', { any: 'thing' }, 'h'],
  );
  assert.deepEqual(answers[8].tokens, []);
  assert.equal(answers[9].language.code, 'en');
});

test('a batch line with bad UTF-8 is read and warned of', () => {
  const line = Buffer.concat([
    Buffer.from('{"id":"a","text":"blé '),
    Buffer.from([0xff]),
    Buffer.from('"}\n'),
  ]);
  const { status, out } = run(['batch'], line);
  assert.equal(status, 0);
  const document = JSON.parse(out);
  assert.equal(document.id, 'a');
  assert.ok(
    document.warnings.some((/** @type {{code: string}} */ { code }) => code === 'invalid-utf8'),
  );
});

test('no input gives no output', () => {
  assert.deepEqual(run(['batch']), { status: 0, out: '', error: '' });
  assert.equal(JSON.parse(run(['analyze']).out).blocks.length, 0);
});
