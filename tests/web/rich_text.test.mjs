import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRichText } from '../../web/lib/rich_text.js';

/**
 * A node as a DOM has it, as far as the reader asks.
 * @param {string} name
 * @param {...any} rest  attributes first, if any; then children, strings for text
 * @returns {any}
 */
function h(name, ...rest) {
  const attributes = rest[0]?.constructor === Object && !rest[0].nodeType ? rest.shift() : {};
  const children = rest.map((child) =>
    typeof child === 'string' ? { nodeType: 3, nodeName: '#text', data: child } : child,
  );
  const node = {
    nodeType: 1,
    nodeName: name.toUpperCase(),
    firstChild: children[0] ?? null,
    getAttribute: (/** @type {string} */ key) => attributes[key] ?? null,
  };
  children.forEach((child, i) => {
    child.parentNode = node;
    child.nextSibling = children[i + 1] ?? null;
    child.firstChild ??= null;
  });
  return node;
}

/** @param {...any} children */
function read(...children) {
  const { text, structure, isRich } = readRichText(h('body', ...children));
  const said = structure.map(({ start, kind }) => [text.slice(start).split('\n')[0], kind]);
  return { text, said, isRich };
}

test('headings, paragraphs, captions; blanks as a browser shows them', () => {
  const { text, said, isRich } = read(
    '\n  ',
    h('h1', 'Le  titre\n de l’article'),
    h('p', ' Un ', h('b', 'mot'), ' et ', h('a', { href: '/x' }, 'un lien'), ', puis un point. '),
    h('h2', 'Une partie'),
    h('figure', h('img', { alt: 'rien' }), h('figcaption', 'Une légende')),
    h('p', 'La\u00a0fin\u202f!', h('br'), 'Vraiment.'),
  );
  assert.equal(
    text,
    'Le titre de l’article\n\nUn mot et un lien, puis un point.\n\nUne partie\n\nUne légende\n\nLa\u00a0fin\u202f!\nVraiment.',
  );
  assert.deepEqual(said, [
    ['Le titre de l’article', 'title'],
    ['Une partie', 'heading'],
    ['Une légende', 'caption'],
  ]);
  assert.ok(isRich);
});

test('what is hidden, run or drawn gives no text', () => {
  const { text } = read(
    h('script', 'alert(1)'),
    h('style', 'p { color: red }'),
    h('noscript', h('img', { src: 'x' })),
    h('p', { hidden: '' }, 'caché'),
    h('p', { style: 'color: red; display:none' }, 'caché'),
    h('p', { style: 'visibility: hidden' }, 'caché'),
    h('p', h('svg', h('title', 'icône')), 'Visible'),
    { nodeType: 8, nodeName: '#comment', data: 'StartFragment' },
    h('select', h('option', 'a')),
  );
  assert.equal(text, 'Visible');
});

test('menus and sidebars are no part of the article, whatever is in them', () => {
  const { said } = read(
    h('nav', h('ul', h('li', 'Accueil'), h('li', 'Sport'))),
    h('p', 'Le texte.'),
    h('aside', h('h2', 'À lire aussi')),
    h('blockquote', h('p', 'Des mots.'), h('footer', 'Une signature')),
    h('footer', 'Mentions légales'),
    h('button', 'Partager'),
    h('h3', h('button', 'Une partie pliée')),
  );
  assert.deepEqual(said, [
    ['Accueil', 'furniture'],
    ['Sport', 'furniture'],
    ['À lire aussi', 'furniture'],
    ['Mentions légales', 'furniture'],
    ['Partager', 'furniture'],
    ['Une partie pliée', 'heading'],
  ]);
});

test('what is not sure is not said', () => {
  const two = read(h('h1', 'Le journal'), h('h1', 'Le titre'), h('p', 'Un mot.'));
  assert.deepEqual(two.said, [], 'of two titles neither is one');
  const elsewhere = read(h('h3', h('a', { href: '/' }, 'Un autre article')), h('p', 'Un mot.'));
  assert.deepEqual(elsewhere.said, []);
  const names = read(h('ul', h('li', h('a', 'Ana')), h('li', h('a', 'Bo')), h('li', h('a', 'Cy'))));
  assert.deepEqual(names.said, [], 'a list of names is no list of headlines');
});

test('a list of linked headlines leads to other articles', () => {
  const headline = (/** @type {string} */ city) =>
    h('li', h('a', `${city} choisit une nouvelle maire`));
  const { said } = read(
    h('p', 'Fin.'),
    h('ul', headline('Dax'), headline('Gap'), headline('Sète')),
  );
  assert.deepEqual(
    said.map(([, kind]) => kind),
    ['related', 'related', 'related'],
  );
});

test('outside of the one main element nothing is of the article', () => {
  const { said } = read(
    h('div', 'Se connecter'),
    h('main', h('h1', 'T'), h('p', 'Un mot.')),
    'Cookies',
  );
  assert.deepEqual(said, [
    ['Se connecter', 'furniture'],
    ['T', 'title'],
    ['Cookies', 'furniture'],
  ]);
});

test('lists, tables and preformatted lines keep their lines', () => {
  const { text } = read(
    h('ul', h('li', 'un'), h('li', h('p', 'deux'))),
    h('table', h('tr', h('th', 'Ville'), h('td', 'Nombre')), h('tr', h('th', 'Gap'), h('td', '3'))),
    h('pre', 'a  b\n\n c\n'),
    h('div', 'x'),
    h('div', h('br')),
    h('div', 'y'),
  );
  assert.equal(text, 'un\n\ndeux\n\nVille\tNombre\nGap\t3\n\na  b\n\n c\n\nx\n\ny');
});

test('spans and lines alone are no structure', () => {
  assert.equal(read(h('div', h('span', 'let x = 1;')), h('div', 'let y;')).isRich, false);
});

test('a tree as deep as a parser makes it', () => {
  let node = h('p', 'au fond');
  for (let i = 0; i < 20_000; i++) node = h('div', node);
  assert.equal(read(node).text, 'au fond');
});
