/**
 * The text sentence by sentence: chosen parts of speech underlined, and for each sentence that is
 * opened a table of its words. Tokens are asked of the worker for the sentences shown only.
 */
import { el } from '../lib/dom.js';
import { GROUPS, groupOf, runsOf } from '../lib/grammar.js';
import { describeMorphology } from '../lib/morphology.js';
import { roving } from '../lib/roving.js';

/** Sentences shown at a time. */
const PAGE = 20;

/**
 * @typedef {import('../engine/protocol.js').Token} Token
 * @typedef {import('../store.js').Topic} Topic
 * @typedef {import('../store.js').Words} Words
 * @typedef {import('../store.js').Analysis} Analysis
 */

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {{tokens(start: number, end: number): Promise<Token[]>,
 *   onGo(topic: Topic, at: number): void}} handlers
 */
export function createGrammar(root, store, { tokens, onGo }) {
  const filter = createFilter(root);
  const place = el('p', { class: 'grammar-place', id: 'grammar-place' });
  const before = el('button', { type: 'button', class: 'more' });
  const list = el('ol', { class: 'sentences', 'aria-labelledby': 'grammar-place' });
  const more = el('button', { type: 'button', class: 'more' });
  root.append(filter.fieldset, place, before, list, more);
  /** Sentences [from, to) are shown. */
  let from = 0;
  let to = 0;
  /** Counts what was asked for, so that late answers are dropped. */
  let asked = 0;

  /**
   * @param {number} first
   * @param {number} open  the sentence whose table is open; -1: none
   */
  async function show(first, open) {
    list.replaceChildren();
    from = first;
    to = first;
    await extend(open);
  }

  /** @param {number} open */
  async function extend(open) {
    const { analysis } = store.state;
    const spans = analysis?.packed.sentences ?? new Int32Array(0);
    const end = Math.min(to + PAGE, spans.length / 2);
    const run = ++asked;
    const read = analysis && to < end ? await ask(spans[to * 2], spans[end * 2 - 1]) : [];
    if (run !== asked || !analysis || !read) return;
    for (let i = to; i < end; i++) list.append(sentence(analysis, i, read, i === open));
    to = end;
    label();
  }

  /** @param {number} start @param {number} end */
  async function ask(start, end) {
    try {
      return await tokens(start, end);
    } catch {
      // The text is being analysed anew, and will be drawn then.
      return null;
    }
  }

  /** @param {Analysis} analysis @param {number} index @param {Token[]} read @param {boolean} open */
  function sentence(analysis, index, read, open) {
    const { sentences } = analysis.packed;
    const [start, end] = [sentences[index * 2], sentences[index * 2 + 1]];
    const runs = runsOf(analysis.text, start, end, read);
    const words = runs.map(({ text, token }) => {
      const group = token && groupOf(token.upos);
      return group ? el('span', { 'data-group': group }, text) : text;
    });
    const details = el('details', { open }, el('summary', { lang: analysis.lang }, ...words));
    const fill = () => {
      if (!details.open || details.childElementCount > 1) return;
      const mine = runs.flatMap(({ text, token }) => (token ? [{ form: text, token }] : []));
      details.append(table(mine, analysis.lang, store.state.words), goButton(start, end));
    };
    details.addEventListener('toggle', fill);
    fill();
    return el('li', { value: index + 1 }, details);
  }

  /** @param {number} start @param {number} end */
  function goButton(start, end) {
    const { words } = store.state;
    const topic = /** @type {Topic} */ ({
      kind: 'found',
      id: -1 - start,
      name: words.say('grammar.sentence'),
      spans: Int32Array.of(start, end),
      passage: true,
    });
    const onclick = () => onGo(topic, 0);
    return el('button', { type: 'button', class: 'grammar-go', onclick }, words.say('grammar.go'));
  }

  function label() {
    const { words, analysis } = store.state;
    const n = (analysis?.packed.sentences.length ?? 0) / 2;
    const key = n === 0 ? 'grammar.none' : 'grammar.place';
    place.textContent = words.say(key, { from: from + 1, to, n });
    before.hidden = from === 0;
    before.textContent = words.say('grammar.before');
    more.hidden = to >= n;
    more.textContent = words.say('grammar.more', { n: Math.min(PAGE, n - to) });
    filter.fieldset.hidden = n === 0;
  }

  before.addEventListener('click', () => show(Math.max(0, from - PAGE), -1));
  more.addEventListener('click', async () => {
    const next = to - from;
    await extend(-1);
    list.querySelectorAll('summary')[next]?.focus();
  });
  /** What is drawn: the text, its sentence, the language of the labels. @type {unknown[]} */
  let drawn = [];
  store.watch(['words', 'analysis', 'pointed'], ({ words, analysis, pointed }) => {
    filter.translate(words);
    label();
    const at = pointed < 0 || !analysis ? 0 : Math.max(analysis.sentenceAt(pointed), 0);
    const wanted = [analysis, at, words];
    if (wanted.every((value, i) => value === drawn[i])) return;
    drawn = wanted;
    show(at, at);
  });
}

/**
 * Which parts of speech are underlined; nothing else of the page depends on it.
 * @param {HTMLElement} root  has `show-…` classes
 */
function createFilter(root) {
  const fieldset = el('fieldset', { class: 'groups' });
  const buttons = GROUPS.map((group) => {
    const button = el('button', { type: 'button', class: 'group', 'data-group': group });
    const pressed = group === 'verb';
    /** @param {boolean} on */
    const press = (on) => {
      button.setAttribute('aria-pressed', String(on));
      root.classList.toggle(`show-${group}`, on);
    };
    button.addEventListener('click', () => press(button.getAttribute('aria-pressed') !== 'true'));
    press(pressed);
    fieldset.append(button);
    return { group, button };
  });
  roving(fieldset).settle();
  /** @param {Words} words */
  const translate = (words) => {
    fieldset.setAttribute('aria-label', words.say('grammar.groups'));
    for (const { group, button } of buttons) button.textContent = words.say(`grammar.${group}`);
  };
  return { fieldset, translate };
}

/**
 * @param {{form: string, token: Token}[]} tokens
 * @param {string} lang
 * @param {Words} words
 */
function table(tokens, lang, words) {
  const head = ['grammar.word', 'grammar.nature', 'grammar.base'].map((key) =>
    el('th', { scope: 'col' }, words.say(/** @type {import('../store.js').Key} */ (key))),
  );
  /** @param {string} form @param {Pick<Token, 'upos' | 'lemma' | 'feats'>} word @param {string} of */
  const row = (form, { upos, lemma = '', feats = '' }, of) => {
    const nature = describeMorphology(upos, feats, lang, words.strings);
    return el(
      'tr',
      { class: of || null },
      el('th', { scope: 'row', lang }, form),
      el('td', {}, nature),
      el('td', { lang }, lemma.toLowerCase() === form.toLowerCase() ? '' : lemma),
    );
  };
  const rows = tokens
    .filter(({ token }) => token.upos !== 'PUNCT')
    .flatMap(({ form, token }) => {
      if (!token.words?.length) return [row(form, token, '')];
      const said = words.say('grammar.two-in-one');
      const whole = el(
        'tr',
        {},
        el('th', { scope: 'row', lang }, form),
        el('td', { colspan: 2 }, said),
      );
      return [whole, ...token.words.map((word) => row(word.form, word, 'part'))];
    });
  return el(
    'table',
    { class: 'grammar-table' },
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows),
  );
}
