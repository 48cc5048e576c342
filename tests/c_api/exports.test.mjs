// The C interface is written down three times: header, list of exports, binary. They agree.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const WASM = 'build/wasm/filigrane.wasm';
const LOADER = 'build/wasm/filigrane.js';

const header = readFileSync('wasm/filigrane_c_api.h', 'utf8').replace(/\/\*.*?\*\//gs, '');
const declared = [...header.matchAll(/\b(filigrane_\w+)\(.*?\);/gs)].map(([, name]) => name);
const exported = readFileSync('wasm/exports.txt', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.slice(1));

test('exports.txt lists the functions of filigrane_c_api.h', () => {
  assert.ok(declared.length > 5);
  assert.deepEqual([...exported].sort(), [...new Set(declared)].sort());
});

test('the loader offers these functions and no other of ours', () => {
  const loader = readFileSync(LOADER, 'utf8');
  const offered = new Set([...loader.matchAll(/Module\["_(filigrane_\w+)"\]/g)].map(([, n]) => n));
  assert.deepEqual([...offered].sort(), [...exported].sort());
});

test('the loader makes no code from strings, as the CSP demands', () => {
  assert.doesNotMatch(readFileSync(LOADER, 'utf8'), /\beval\(|new Function|Function\(/);
});

test('the module asks its host for functions of the C library alone', async () => {
  const module = await WebAssembly.compile(readFileSync(WASM));
  const imports = WebAssembly.Module.imports(module);
  assert.ok(imports.every(({ kind }) => kind === 'function'));
  // The loader's short names hide what is what; the number says that nothing was drawn in.
  assert.ok(imports.length <= 20, imports.map(({ name }) => name).join(' '));
});
