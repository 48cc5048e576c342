import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forbiddenBy } from '../../web/lib/policy.js';

const HOSTED =
  "default-src 'none'; img-src 'self' data:; form-action 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

test('what a policy forbids is read off it, not taken for granted', () => {
  assert.deepEqual(forbiddenBy([HOSTED]), ['other-sites', 'forms', 'added-code']);
  assert.deepEqual(forbiddenBy([HOSTED, "connect-src 'none'"]), [
    'connections',
    'other-sites',
    'forms',
    'added-code',
  ]);
  assert.deepEqual(forbiddenBy([]), []);
  assert.deepEqual(forbiddenBy(["default-src 'none'"]), [
    'connections',
    'other-sites',
    'added-code',
  ]);
});

test('a policy with a hole is not said to be tight', () => {
  const foreign = HOSTED.replace("img-src 'self'", 'img-src https://example.org');
  assert.deepEqual(forbiddenBy([foreign]), ['forms', 'added-code']);
  const inline = HOSTED.replace("'wasm-unsafe-eval'", "'unsafe-inline'");
  assert.deepEqual(forbiddenBy([inline]), ['other-sites', 'forms']);
  assert.deepEqual(forbiddenBy(["img-src 'none'; connect-src"]), []);
});
