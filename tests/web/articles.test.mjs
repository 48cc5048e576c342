import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unanalysed } from '../../web/lib/analysis.js';
import { asWork, BLANK, newArticle, titleOf } from '../../web/lib/articles.js';
import { ArticleMemory } from '../../web/lib/database.js';
import { Recent } from '../../web/recent.js';

test('an article is called by its title, else by its first line', () => {
  assert.equal(titleOf('', null), '');
  assert.equal(titleOf('\n \n  Un  titre\t ici\nUn mot.', null), 'Un titre ici');
  assert.equal(titleOf('RUBRIQUE\nLe titre', { start: 9, end: 17 }), 'Le titre');
  const long = titleOf('🚀'.repeat(500), null);
  assert.equal([...long].length, 81);
  assert.ok(long.isWellFormed?.() ?? true, 'no half characters');
});

test('what was kept by any version is an article; junk is a blank one', () => {
  assert.deepEqual(asWork({}), BLANK);
  assert.deepEqual(asWork({ text: 3, language: '', choices: 'x' }), BLANK);
  assert.equal(asWork({ text: 'a', language: 'fr' }).language, 'fr');
  const [one, two] = [newArticle({ text: 'a' }), newArticle()];
  assert.notEqual(one.id, two.id);
  assert.equal(one.title, 'a');
});

test('a browser that keeps nothing has the articles while the page is open', async () => {
  const articles = new ArticleMemory();
  const article = newArticle({ text: 'Un mot.' });
  const head = await articles.put(article);
  assert.equal(head.revision, 1);
  assert.equal('text' in head, false);
  assert.deepEqual(await articles.list(), [head]);
  assert.equal((await articles.load(article.id))?.text, 'Un mot.');
  await articles.remove(article.id);
  assert.equal(await articles.load(article.id), null);
  await articles.put(article);
  await articles.clear();
  assert.deepEqual(await articles.list(), []);
});

test('the analysis of an article that was read is there, unless something changed', () => {
  const recent = new Recent();
  /** @param {string} article @param {Partial<import('../../web/store.js').State>} [more] */
  const state = (article, more = {}) => {
    const analysis = unanalysed(article);
    analysis.packed.analysis = 1;
    const idle = { kind: 'idle' };
    return /** @type {any} */ ({
      ...BLANK,
      article,
      text: article,
      analysis,
      activity: idle,
      ...more,
    });
  };
  recent.keep(state('a'));
  assert.equal(recent.find('a', state('a'))?.text, 'a');
  assert.equal(recent.find('a', { ...BLANK, text: 'other' }), null);
  assert.equal(recent.find('a', { ...BLANK, text: 'a', language: 'fr' }), null);
  recent.keep(state('b', { activity: { kind: 'loading', share: 0 } }));
  assert.equal(recent.find('b', state('b')), null, 'what is still at work says nothing yet');
  for (const id of 'cdefgh') recent.keep(state(id));
  assert.equal(recent.find('a', state('a')), null, 'the oldest gives way');
  recent.clear();
  assert.equal(recent.find('h', state('h')), null);
});
