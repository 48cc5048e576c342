// node counts.mjs gtest <build folder>: what the GoogleTest programs of a ctest run reported.
// node counts.mjs tap <file>: what a run of node:test reported.
// Prints "passed failed skipped" and then one line for each skipped test with its reason.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [kind, path] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const notes = [];
if (kind === 'gtest') countGtest(path);
else countTap(existsSync(path) ? readFileSync(path, 'utf8') : '');
console.log([`${count.passed} ${count.failed} ${count.skipped}`, ...notes].join('\n'));

/** @param {string} build  a program of ctest that left no report has crashed: one failure */
function countGtest(build) {
  const listing = execFileSync('ctest', ['--test-dir', build, '--show-only=json-v1']);
  for (const { name } of JSON.parse(String(listing)).tests) {
    const report = join(build, 'reports', `${name}.json`);
    if (!existsSync(report)) {
      count.failed++;
      continue;
    }
    for (const suite of JSON.parse(readFileSync(report, 'utf8')).testsuites) {
      for (const test of suite.testsuite) {
        if (test.failures) count.failed++;
        else if (test.result === 'COMPLETED') count.passed++;
        else skip(`${suite.name}.${test.name}`);
      }
    }
  }
}

/**
 * Counts the tests themselves: a file or a describe() is no test of its own, but fails with one
 * when it dies outside of any.
 * @param {string} tap
 */
function countTap(tap) {
  const total = (/** @type {string} */ word) =>
    Number(tap.match(new RegExp(`^# ${word} (\\d+)`, 'm'))?.[1] ?? 0);
  count.passed = total('pass');
  count.failed = total('fail') + total('cancelled');
  count.skipped = total('skipped') + total('todo');
  for (const [, name, reason] of tap.matchAll(/^\s*(?:not )?ok \d+ - (.*?) # SKIP ?(.*)$/gm)) {
    notes.push(reason ? `${name}: ${reason}` : name);
  }
}

/** @param {string} name */
function skip(name) {
  count.skipped++;
  notes.push(name);
}
