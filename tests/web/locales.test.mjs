import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { preferredLocale, Words } from '../../web/lib/i18n.js';
import { en } from '../../web/locales/en.js';
import { fr } from '../../web/locales/fr.js';

const WEB = new URL('../../web/', import.meta.url);
const HTML = readFileSync(new URL('../index.html', WEB), 'utf8');

/** @param {string | {one: string, other: string}} entry */
const forms = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));

test('French and English say the same things, with the same slots', () => {
  assert.deepEqual(Object.keys(en), Object.keys(fr));
  for (const key of /** @type {(keyof typeof fr)[]} */ (Object.keys(fr))) {
    const slots = (/** @type {any} */ entry) =>
      [...new Set(forms(entry).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
    assert.deepEqual(slots(en[key]), slots(fr[key]), key);
    assert.equal(typeof en[key], typeof fr[key], key);
  }
});

test('French has its narrow no-break spaces and its own apostrophe', () => {
  for (const [key, entry] of Object.entries(fr)) {
    for (const form of forms(entry)) {
      assert.doesNotMatch(form, /(^|[^\u202f])[;:!?](\s|$)/, key);
      assert.doesNotMatch(form, /«[^\u202f]|[^\u202f]»/, key);
      assert.doesNotMatch(form, /'/, key);
    }
  }
});

test('every key that the page asks for is there', () => {
  const sources = readdirSync(new URL('views/', WEB)).map((name) => `views/${name}`);
  const text = ['app.js', 'main.js', ...sources]
    .map((name) => readFileSync(new URL(name, WEB), 'utf8'))
    .join('\n');
  const asked = [
    ...[...HTML.matchAll(/data-i18n(?:-\w+)?="([^"]+)"/g)].map(([, key]) => key),
    ...[...text.matchAll(/say\(\s*'([^']+)'/g)].map(([, key]) => key),
    ...[...text.matchAll(/key: '([^']+)'/g)].map(([, key]) => key),
  ];
  assert.ok(asked.length > 50);
  for (const key of asked) assert.ok(key in fr, key);
});

test('every error code has words', () => {
  const protocol = readFileSync(new URL('engine/protocol.js', WEB), 'utf8');
  const [, list] = /@typedef \{([^}]*)\} ErrorCode/.exec(protocol) ?? [];
  const codes = [...list.matchAll(/'([\w-]+)'/g)].map(([, code]) => code);
  assert.ok(codes.length > 10);
  const silent = ['cancelled', 'stale'];
  for (const code of codes.filter((c) => !silent.includes(c)))
    assert.ok(`error.${code}` in fr, code);
});

test('numbers, shares and plurals follow the language', () => {
  const french = new Words('fr');
  const english = new Words('en');
  assert.equal(french.say('status.words', { n: 1234 }), '1\u202f234 mots');
  assert.equal(english.say('status.words', { n: 1234 }), '1,234 words');
  assert.equal(french.say('status.words', { n: 0 }), '0 mot');
  assert.equal(english.say('status.words', { n: 0 }), '0 words');
  assert.match(french.share(0.99), /^99\s%$/u);
});

test('the interface speaks the first language of the reader that it knows', () => {
  assert.equal(preferredLocale(['de-DE', 'fr-CA', 'en']), 'fr');
  assert.equal(preferredLocale(['en-GB', 'fr']), 'en');
  assert.equal(preferredLocale(['de']), 'en');
});
