// The one-way rule: a folder of core/src includes only folders to its left (docs/architecture.md).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const SOURCES = 'core/src';
// Each folder and all that it may see besides itself, base and the public headers.
const LEFT_TO_RIGHT = [
  ['text'],
  ['model'],
  ['language'],
  ['layout'],
  ['tokens'],
  ['tagging'],
  ['names', 'time', 'quantities'], // side by side: they do not see each other
  ['speech', 'terms', 'corrections'],
  ['pipeline'],
];
/** @type {Map<string, string[]>} */
const allowed = new Map([
  ['base', []],
  ['document', ['text']],
  ['exports', ['text', 'document']],
]);
LEFT_TO_RIGHT.forEach((stage, i) => {
  for (const folder of stage) allowed.set(folder, LEFT_TO_RIGHT.slice(0, i).flat());
});

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(cpp|h)$/.test(name))
  .map((name) => join(SOURCES, name));

test('every folder of the core has its place in the order', () => {
  const folders = new Set(files.map((file) => relative(SOURCES, dirname(file)).split('/')[0]));
  assert.deepEqual(
    [...folders].filter((folder) => !allowed.has(folder)),
    [],
  );
});

test('a folder includes only folders to its left', () => {
  assert.ok(files.length > 10, `only ${files.length} files under ${SOURCES}`);
  const wrong = [];
  for (const file of files) {
    const [folder] = relative(SOURCES, file).split('/');
    for (const [, header] of readFileSync(file, 'utf8').matchAll(/^#include "([^"]+)"/gm)) {
      const seen = header.split('/')[0];
      const fine =
        header.startsWith('filigrane/') ||
        seen === folder ||
        seen === 'base' ||
        allowed.get(folder)?.includes(seen);
      if (!fine) wrong.push(`${file} includes ${header}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the core knows nothing of where it runs', () => {
  const wrong = files.filter((file) =>
    /__EMSCRIPTEN__|<iostream>|<thread>|std::cout|std::cerr|\bthrow\b(?!.*\/\/)/.test(
      readFileSync(file, 'utf8').replace(/\/\/.*|"(?:[^"\\]|\\.)*"/g, ''),
    ),
  );
  assert.deepEqual(wrong, []);
});
