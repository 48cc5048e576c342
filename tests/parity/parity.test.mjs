// The same text through the native command line and through the WebAssembly module: the JSON must
// be equal byte for byte. Needs build/native/filigrane and build/wasm/filigrane.{js,wasm}.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { withBytes, withUtf16 } from '../../web/engine/memory.js';

const CLI = 'build/native/filigrane';
const TEXTS = 'tests/parity/texts';
const SHARED = '../shared';
const MAX_OUTPUT = 2 ** 30;

const createFiligrane = createRequire(import.meta.url)('../../build/wasm/filigrane.js');
const wasm = await createFiligrane({ wasmBinary: readFileSync('build/wasm/filigrane.wasm') });
for (const name of readdirSync('models').filter((file) => file.endsWith('.bin'))) {
  const bundle = readFileSync(`models/${name}`);
  const code = withBytes(wasm, bundle, (at) => wasm._filigrane_load(at, bundle.length));
  assert.equal(code, 0, reply());
}

/** The reply of the last call as text; bytes that are no UTF-8 throw. */
function reply() {
  const at = wasm._filigrane_reply() >>> 0;
  const bytes = wasm.HEAPU8.slice(at, at + wasm._filigrane_reply_size());
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * @param {string} text
 * @param {object} [options]
 */
function fromWasm(text, options) {
  const bytes = new TextEncoder().encode(options ? JSON.stringify(options) : '');
  const code = withUtf16(wasm, text, (at) =>
    withBytes(wasm, bytes, (said) => wasm._filigrane_analyze(at, text.length, said, bytes.length)),
  );
  const json = reply();
  assert.equal(code, 0, json);
  return json;
}

/** @param {string} text */
function fromNative(text) {
  const out = execFileSync(CLI, ['analyze'], { input: text, maxBuffer: MAX_OUTPUT });
  return String(out).replace(/\n$/, '');
}

/**
 * Many texts in one call of `filigrane batch`.
 * @param {string[]} texts
 */
function fromBatch(texts) {
  const input = texts.map((text, i) => JSON.stringify({ id: String(i), text })).join('\n');
  const out = execFileSync(CLI, ['batch', '--jobs', '2'], { input, maxBuffer: MAX_OUTPUT });
  const lines = String(out).trimEnd().split('\n');
  assert.equal(lines.length, texts.length);
  return lines.map((line, i) => {
    const start = `{"id":"${i}",`;
    assert.ok(line.startsWith(start), line.slice(0, 100));
    return `{${line.slice(start.length)}`;
  });
}

/** Equal, and on a difference only its surroundings: whole documents are long. */
function same(/** @type {string} */ native, /** @type {string} */ wasmText) {
  if (native === wasmText) return;
  let at = 0;
  while (native[at] === wasmText[at]) at++;
  assert.equal(native.slice(at - 60, at + 60), wasmText.slice(at - 60, at + 60), `at ${at}`);
}

for (const name of readdirSync(TEXTS)) {
  test(`texts/${name}`, () => {
    const text = readFileSync(`${TEXTS}/${name}`, 'utf8');
    const native = fromNative(text);
    assert.ok(JSON.parse(native).tokens.length > 0);
    same(native, fromWasm(text));
  });
}

const ODD = {
  empty: '',
  'only blanks': ' \u00a0\u202f\n\r\n\t\u200b\ufeff\u3000',
  'a zero byte': 'Avant\0après, à Nîmes.\0',
  'line ends of every kind': 'un\r\ndeux\rtrois\u0085quatre\u2028cinq\u2029six\vsept\fhuit\n\n\n',
  'a byte order mark': '\ufeffL’Élysée a répondu.',
  'combining marks': 'L\u2019e\u0301te\u0301 a\u0300 Be\u0301ziers, Z\u0351\u036b\u0343algo\u0488.',
  emoji: 'Bravo 👩🏽‍🚒👨‍👩‍👧‍👦 🇫🇷🇬🇧! 1️⃣ ❤️‍🔥 😀😀',
  'outside the BMP': '𝒜 𐍈 𠜎𠜱 \u{10ffff} 𝟙𝟚/𝟘𝟟/𝟚𝟘𝟚𝟝',
  'right to left and marks of direction':
    '\u202eabc\u202c مرحبا \u2067שלום\u2069 L\u200e\u2019\u200fami',
  noncharacters: '\uffff\ufffe\ufdd0 a\ufffdb \u00ad cé\u00addille',
  quotation: "« “ ‘ ’ ” » „ ‚ ‹ › \" ' `` '' ❝❞ 「」",
  'long word': 'a'.repeat(100000),
  'long line of marks': '.'.repeat(20000) + '’'.repeat(20000) + '-'.repeat(20000),
  'many lines': 'Paris, mardi.\n'.repeat(5000),
  'figures and dates':
    '19/07/2025 à 00:59, 31/02/2025, 3.14159, 1e10, 40\u202f000, 12h30, 0x1F, 1/2/3',
};
for (const [name, text] of Object.entries(ODD)) {
  test(`odd text: ${name}`, () => {
    const native = fromNative(text);
    JSON.parse(native);
    same(native, fromWasm(text));
  });
}

const FORMATS =
  'json csv-entities csv-quotes csv-dates csv-figures conllu iob brat w3c tei html'.split(' ');
for (const format of FORMATS) {
  test(`exported as ${format}`, () => {
    for (const name of ['article_fr.txt', 'article_en.txt', 'pasted_page_fr.txt']) {
      const file = `${TEXTS}/${name}`;
      const out = execFileSync(CLI, ['analyze', '--format', format, '--with-text', file]);
      fromWasm(readFileSync(file, 'utf8'));
      const bytes = Buffer.from(format);
      const code = withBytes(wasm, bytes, (at) => wasm._filigrane_export(at, bytes.length, 0, 0));
      assert.equal(code, 0, reply());
      same(String(out).trimEnd(), reply().trimEnd());
    }
  });
}

test('corrections and a dictionary', () => {
  const text = readFileSync(`${TEXTS}/article_fr.txt`, 'utf8');
  const found = JSON.parse(fromWasm(text));
  const [a, b, c] = found.mentions;
  const [quote] = found.quotes;
  const options = {
    corrections: [
      { op: 'no-name', start: a.start, end: a.end, everywhere: true },
      { op: 'name', start: b.start, end: b.end, type: 'MISC', everywhere: true },
      { op: 'same', start: b.start, end: b.end, with: { start: c.start, end: c.end } },
      { op: 'rename', start: c.start, end: c.end, name: 'Élan « Été »' },
      { op: 'speaker', start: quote.start, end: quote.end, with: { start: c.start, end: c.end } },
      { op: 'date', start: 0, end: 2, value: '2025' },
      { op: 'no-quote', start: 5, end: 4 },
    ],
    dictionary: [{ form: found.keywords[0].text, type: 'ORG' }],
  };
  const input = JSON.stringify({ id: '0', text, ...options });
  const native = String(execFileSync(CLI, ['batch'], { input })).trimEnd();
  const document = JSON.parse(native);
  assert.equal(document.corrections.length, 6);
  assert.equal(document.dictionary.length, 1);
  assert.notDeepEqual(document.entities, found.entities);
  same(`{${native.slice('{"id":"0",'.length)}`, fromWasm(text, options));
});

test('what follows a text does not depend on it', () => {
  const text = readFileSync(`${TEXTS}/article_fr.txt`, 'utf8');
  const once = fromWasm(text);
  fromWasm(ODD.emoji);
  same(once, fromWasm(text));
});

for (const folder of ['articles', 'gold/docs', 'gold/docs-en']) {
  const path = `${SHARED}/${folder}`;
  const skip = existsSync(path) ? false : 'no ../shared beside this checkout';
  test(`every text of shared/${folder}`, { skip }, () => {
    const files = readdirSync(path).filter((file) => file.endsWith('.txt'));
    assert.ok(files.length > 0);
    const texts = files.map((file) => readFileSync(`${path}/${file}`, 'utf8'));
    fromBatch(texts).forEach((native, i) => {
      same(native, fromWasm(texts[i]));
    });
  });
}
