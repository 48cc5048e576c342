/**
 * axe-core over the page as it is.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** @param {import('puppeteer-core').Page} page @param {string} state  for the message */
export async function check(page, state) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = /** @type {any} */ (globalThis);
    const results = await axe.run(document, { resultTypes: ['violations'] });
    return results.violations.map((/** @type {any} */ v) => ({
      rule: v.id,
      where: v.nodes.map((/** @type {any} */ n) => `${n.target} ${n.failureSummary}`),
    }));
  });
  assert.deepEqual(violations, [], state);
}
