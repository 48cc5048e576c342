/**
 * What the text is like: what to look at twice, how it reads, whose words it holds.
 */
import { el } from '../lib/dom.js';
import { FLAGS, shareOfVoices } from '../lib/facts.js';
import { createReadability } from './readability.js';

/** Places shown of one kind of remark, unless somebody asks for all. */
const FEW = 4;
/** Units of a place that are shown; more than LONG are a passage. */
const EXCERPT = 70;
const LONG = 40;

/**
 * @typedef {import('../store.js').Topic} Topic
 * @typedef {import('../store.js').Words} Words
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {(topic: Topic, at: number) => void} OnGo
 */

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {OnGo} onGo
 */
export function createFacts(root, store, onGo) {
  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    if (!analysis) return root.replaceChildren();
    root.replaceChildren(
      section('flags', words, flags(analysis, words, onGo)),
      section('size', words, [counts(analysis, words)]),
      section('reading', words, createReadability(analysis, words, onGo)),
      section('voices', words, voices(analysis, words)),
      section('language', words, language(analysis, words)),
    );
  });
}

/**
 * @param {'flags' | 'size' | 'reading' | 'voices' | 'language'} name
 * @param {Words} words
 * @param {Node[]} content
 */
function section(name, words, content) {
  const id = `facts-${name}`;
  return el(
    'section',
    { class: 'panel facts', 'aria-labelledby': id, hidden: content.length === 0 },
    el('h3', { id }, words.say(`facts.${name}`)),
    ...content,
  );
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {OnGo} onGo
 */
function flags(analysis, words, onGo) {
  const { warnings } = analysis.packed;
  if (warnings.length === 0) return [el('p', { class: 'facts-note' }, words.say('facts.fine'))];
  return [...new Set(warnings.map(({ code }) => code))].map((code) => {
    const known = FLAGS.find((flag) => flag === code);
    const said = known ? words.say(`flag.${known}`) : words.say('flag.other', { code });
    const spans = warnings.filter((each) => each.code === code && each.end > each.start);
    const topic = /** @type {Topic} */ ({
      kind: 'found',
      id: -1 - warnings.findIndex((each) => each.code === code),
      name: known ? words.say(`flag.${known}.short`) : code,
      spans: Int32Array.from(spans.flatMap(({ start, end }) => [start, end])),
      passage: spans.some(({ start, end }) => end - start > LONG),
    });
    const list = el('ul', { class: 'flag-places' });
    const draw = (/** @type {number} */ limit) =>
      list.replaceChildren(
        ...spans.slice(0, limit).map(({ start, end }, at) => {
          const onclick = () => onGo(topic, at);
          const text = excerpt(analysis.text, start, end);
          return el('li', {}, el('button', { type: 'button', class: 'flag-place', onclick }, text));
        }),
      );
    draw(FEW);
    list.lang = analysis.lang;
    const more = el(
      'button',
      {
        type: 'button',
        class: 'more',
        hidden: spans.length <= FEW,
        onclick: () => {
          draw(spans.length);
          more.hidden = true;
          list.querySelectorAll('button')[FEW]?.focus();
        },
      },
      words.say('lists.more', { n: spans.length - FEW }),
    );
    return el('div', { class: 'flag-kind' }, el('p', {}, said), list, more);
  });
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function excerpt(text, start, end) {
  const long = end - start > EXCERPT;
  const part = text.slice(start, long ? start + EXCERPT : end).replace(/[\ud800-\udbff]$/, '');
  return `${part.replace(/\s+/g, ' ')}${long ? '…' : ''}`;
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 */
function counts({ packed: { statistics, length } }, words) {
  const minutes = Math.max(1, Math.round(statistics.readingMinutes ?? 0));
  const rows = /** @type {const} */ ([
    ['statistics.words', statistics.words],
    ['statistics.sentences', statistics.sentences],
    ['statistics.paragraphs', statistics.paragraphs],
    ['statistics.characters', length],
    ['statistics.minutes', statistics.readingMinutes ? minutes : 0],
  ]);
  return el(
    'dl',
    { class: 'statistics' },
    ...rows
      .filter(([, n]) => n > 0)
      .map(([key, n]) =>
        el('div', {}, el('dt', {}, words.say(key, { n })), el('dd', {}, words.numbers.format(n))),
      ),
  );
}

/**
 * Bars of the words between quotation marks, by who says them.
 * @param {Analysis} analysis
 * @param {Words} words
 */
function voices(analysis, words) {
  const { words: all, quotedWords } = analysis.packed.statistics;
  if (quotedWords === 0 || all === 0) return [];
  const share = words.share(quotedWords / all);
  const bars = shareOfVoices(analysis).map(({ subject, n }) => {
    const name =
      subject < 0 ? words.say('facts.no-name') : analysis.name({ kind: 'subject', id: subject });
    const bar = el('span', { class: 'bar' });
    bar.style.width = `${(100 * n) / quotedWords}%`;
    return el(
      'li',
      { class: subject < 0 ? 'nobody' : null },
      el('span', { class: 'bar-name' }, name),
      el(
        'span',
        { class: 'bar-value' },
        words.share(n / quotedWords),
        ' ',
        el('span', { class: 'bar-words' }, words.say('facts.words', { n })),
      ),
      el('span', { class: 'bar-track', 'aria-hidden': 'true' }, bar),
    );
  });
  return [
    el('p', { class: 'facts-note' }, words.say('quotes.share', { share })),
    el('ul', { class: 'bars' }, ...bars),
  ];
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 */
function language({ packed }, words) {
  const { code, confidence } = packed.language;
  if (code === 'und') return [el('p', { class: 'facts-note' }, words.say('flag.unknown-language'))];
  const name = new Intl.DisplayNames([words.locale], { type: 'language' }).of(code) ?? code;
  const said = words.say('facts.language.is', { name, share: words.share(confidence) });
  return [el('p', { class: 'facts-note' }, said)];
}
