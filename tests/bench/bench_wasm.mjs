// Speed of the module of the page under Node.js, called as the page calls it (tokens are asked for
// later, by range): ./dev bench wasm.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const REPEAT = 5;
const createFiligrane = createRequire(import.meta.url)('../../build/wasm/filigrane.js');
const wasmBinary = readFileSync('build/wasm/filigrane.wasm');
const options = new TextEncoder().encode('{"tokens":false}');
const article = readFileSync('tests/bench/article_fr.txt', 'utf8');

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
  /** @type {number[]} */
  const times = [];
  let words = 0;
  for (let i = 0; i < REPEAT; i++) {
    start = performance.now();
    words = analyze(text);
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[REPEAT >> 1];
  report(`analysis of ${words} words`, median, `${Math.round(words / (median / 1000))} words/s`);
}
report('memory', wasm.HEAPU8.length / 2 ** 20, '(MiB)');

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
