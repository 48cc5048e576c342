// What holds for every file in the repository.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';

const files = String(
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']),
)
  .split('\0')
  .filter((file) => file && existsSync(file));

test('C++ sources are ASCII', () => {
  const sources = files.filter((file) => /\.(cpp|h)$/.test(file));
  assert.ok(sources.length > 10);
  /** @type {string[]} */
  const wrong = [];
  for (const file of sources) {
    const lines = readFileSync(file, 'utf8').split('\n');
    lines.forEach((line, i) => {
      // Doc comments may show the characters they speak of; code may not.
      const code = line.replace(/\/\/.*|\/?\*.*/, '');
      if (/[^\x20-\x7e\t]/.test(code)) wrong.push(`${file}:${i + 1}`);
    });
  }
  assert.deepEqual(wrong, []);
});

test('text files are UTF-8 with Unix line ends', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const wrong = files
    .filter((file) => /\.(cpp|h|mjs|js|ts|json|md|tsv|txt|css|html|cmake|sh)$/.test(file))
    .filter((file) => !/^tests\/(fuzz|golden)\//.test(file))
    .filter((file) => {
      try {
        return decoder.decode(readFileSync(file)).includes('\r');
      } catch {
        return true;
      }
    });
  assert.deepEqual(wrong, []);
});

test('every table of core/data names its origin and licence', () => {
  const rows = readFileSync('core/data/SOURCES.tsv', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));
  for (const row of rows) assert.ok(row.length >= 3 && row.every(Boolean), row.join(' | '));
  const tables = files.filter((file) => /^core\/data\/[^/]+\.tsv$/.test(file));
  assert.deepEqual(
    rows.map(([file]) => `core/data/${file}`).sort(),
    tables.filter((file) => file !== 'core/data/SOURCES.tsv').sort(),
  );
});

test('no file names a package registry', () => {
  // The names in pieces, so that this file is not the first to break the rule.
  const hosts = new RegExp(['registry\\.npm', 'js|deb\\.deb', 'ian\\.org|pypi\\.o', 'rg'].join(''));
  const wrong = files
    .filter((file) => !/\.(bin|png)$/.test(file))
    .filter((file) => hosts.test(readFileSync(file, 'latin1')));
  assert.deepEqual(wrong, []);
});

test('only models and pictures are large', () => {
  const wrong = files
    .filter((file) => !/^(models|docs)\//.test(file))
    .filter((file) => statSync(file).size > 1_000_000);
  assert.deepEqual(wrong, []);
});
