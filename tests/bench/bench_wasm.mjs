// Speed of the module of the page under Node.js, called as the page calls it (tokens are asked for
// later, by range): ./dev bench wasm.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const REPEAT = 9;
const createFiligrane = createRequire(import.meta.url)('../../build/wasm/filigrane.js');
const wasmBinary = readFileSync('build/wasm/filigrane.wasm');
const options = new TextEncoder().encode('{"tokens":false}');
const article = readFileSync('tests/bench/article_fr.txt', 'utf8');

let words = 0;
let start = performance.now();
const wasm = await createFiligrane({ wasmBinary });
report('start of the module', performance.now() - start);
for (const name of readdirSync('models').filter((file) => file.endsWith('.bin'))) {
  const bundle = readFileSync(`models/${name}`);
  start = performance.now();
  const pointer = wasm._filigrane_alloc(bundle.length) >>> 0;
  wasm.HEAPU8.set(bundle, pointer);
  if (wasm._filigrane_load(pointer, bundle.length) !== 0) throw new Error(String(reply()));
  wasm._filigrane_free(pointer);
  report(`loading ${name}`, performance.now() - start);
}
for (const copies of [1, 30, 1000]) {
  const text = `${article}\n`.repeat(copies);
  // An empty text between: nothing is known of the lines from the time before.
  const first = median(() => {
    analyze('');
    return timed(text);
  });
  report(`analysis of ${words} words`, first, `${Math.round(words / (first / 1000))} words/s`);
  const middle = text.indexOf('e', text.length >> 1);
  let edits = 0;
  const again = median(() =>
    timed(`${text.slice(0, middle)}${'x'.repeat(++edits)}${text.slice(middle)}`),
  );
  report('again, a letter typed', again);
}
report('memory', wasm.HEAPU8.length / 2 ** 20, '(MiB)');

/** @param {() => number} measure */
function median(measure) {
  const times = Array.from({ length: REPEAT }, measure);
  return times.sort((a, b) => a - b)[REPEAT >> 1];
}

/**
 * Milliseconds of one analysis; leaves its words in `words`.
 * @param {string} text
 */
function timed(text) {
  start = performance.now();
  words = analyze(text);
  return performance.now() - start;
}

/**
 * @param {string} text
 * @returns {number} words found
 */
function analyze(text) {
  const pointer = wasm._filigrane_alloc(text.length * 2) >>> 0;
  for (let i = 0; i < text.length; i++) wasm.HEAPU16[(pointer >>> 1) + i] = text.charCodeAt(i);
  const optionsPointer = wasm._filigrane_alloc(options.length) >>> 0;
  wasm.HEAPU8.set(options, optionsPointer);
  const code = wasm._filigrane_analyze(pointer, text.length, optionsPointer, options.length);
  wasm._filigrane_free(optionsPointer);
  wasm._filigrane_free(pointer);
  if (code !== 0) throw new Error(reply());
  return JSON.parse(reply()).statistics.words;
}

function reply() {
  const at = wasm._filigrane_reply() >>> 0;
  return new TextDecoder().decode(wasm.HEAPU8.subarray(at, at + wasm._filigrane_reply_size()));
}

/** @param {string} what @param {number} value @param {string} [more] */
function report(what, value, more = '') {
  console.log(`${what.padEnd(32)} ${value.toFixed(1).padStart(9)} ${more || 'ms'}`);
}
