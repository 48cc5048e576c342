/**
 * How a text reads, in words: the score, the length of its sentences, how varied its words are.
 */
import { el } from '../lib/dom.js';
import { bandOf, longestSentence } from '../lib/facts.js';

/** Words in a row that diversity is counted over (core, terms/statistics.h). */
const STRETCH = 50;

/**
 * @param {import('../store.js').Analysis} analysis
 * @param {import('../store.js').Words} words
 * @param {(topic: import('../store.js').Topic, at: number) => void} onGo
 * @returns {Node[]}
 */
export function createReadability(analysis, words, onGo) {
  const { statistics } = analysis.packed;
  const content = [];
  if (statistics.readability) content.push(...score(statistics.readability, words));
  const facts = [];
  if (statistics.sentences > 0) {
    const n = Math.round(statistics.words / statistics.sentences);
    facts.push(el('p', {}, words.say('facts.mean', { n })));
  }
  if (statistics.lexicalDiversity && statistics.words >= STRETCH) {
    const n = Math.round(statistics.lexicalDiversity * STRETCH);
    facts.push(el('p', {}, words.say('facts.diversity', { n, of: STRETCH })));
  }
  const longest = longestSentence(analysis);
  if (longest && statistics.sentences > 1) {
    const topic = /** @type {import('../store.js').Topic} */ ({
      kind: 'found',
      id: -1 - longest.start,
      name: words.say('facts.longest.name'),
      spans: Int32Array.of(longest.start, longest.end),
      passage: true,
    });
    const onclick = () => onGo(topic, 0);
    facts.push(
      el('button', { type: 'button', class: 'more', onclick }, words.say('facts.longest')),
    );
  }
  if (facts.length > 0) content.push(el('div', { class: 'facts-lines' }, ...facts));
  return content;
}

/**
 * @param {{name: string, value: number}} readability
 * @param {import('../store.js').Words} words
 */
function score({ name, value }, words) {
  const band = bandOf(value);
  const scale = el('span', { class: 'scale', 'aria-hidden': 'true' });
  scale.style.setProperty('--place', `${Math.min(Math.max(value, 0), 100)}%`);
  const number = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 }).format(value);
  return [
    el('p', { class: 'facts-band' }, words.say(`statistics.band.${band}`)),
    scale,
    el(
      'p',
      { class: 'scale-ends', 'aria-hidden': 'true' },
      el('span', {}, words.say('facts.hard')),
      el('span', {}, words.say('facts.easy')),
    ),
    el('p', { class: 'facts-note' }, words.say(`facts.band.${band}`)),
    el(
      'p',
      { class: 'facts-note' },
      words.say('statistics.readability.why', { score: number, name }),
    ),
  ];
}
