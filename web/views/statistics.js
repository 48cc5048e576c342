/**
 * Counts of the text, and what they say of how it reads.
 */
import { el } from '../lib/dom.js';

/** Flesch's bands, from the easiest: the lowest score of each. */
const BANDS = /** @type {const} */ ([
  [80, 'very-easy'],
  [70, 'easy'],
  [60, 'standard'],
  [50, 'fairly-hard'],
  [30, 'hard'],
  [Number.NEGATIVE_INFINITY, 'very-hard'],
]);

/**
 * @param {HTMLElement} root  a <dl>
 * @param {import('../store.js').Source} store
 */
export function createStatistics(root, store) {
  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    if (!analysis) return root.replaceChildren();
    const { statistics, length } = analysis.packed;
    const counts = /** @type {const} */ ([
      ['statistics.words', statistics.words],
      ['statistics.sentences', statistics.sentences],
      ['statistics.paragraphs', statistics.paragraphs],
      ['statistics.characters', length],
    ]);
    const rows = counts.map(([key, n]) => row(words.say(key, { n }), words.numbers.format(n)));
    const { readability, lexicalDiversity, readingMinutes } = statistics;
    if (readingMinutes) {
      const n = Math.max(1, Math.round(readingMinutes));
      rows.push(row(words.say('statistics.minutes', { n }), words.numbers.format(n)));
    }
    if (lexicalDiversity) {
      rows.push(row(words.say('statistics.diversity'), words.share(lexicalDiversity)));
    }
    if (readability) rows.push(readabilityRow(readability, words));
    root.replaceChildren(...rows);
  });
}

/**
 * @param {{name: string, value: number}} readability
 * @param {import('../store.js').Words} words
 */
function readabilityRow({ name, value }, words) {
  const [, band] = BANDS.find(([least]) => value >= least) ?? BANDS[BANDS.length - 1];
  const score = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 }).format(value);
  const place = Math.min(Math.max(value, 0), 100);
  const scale = el('span', { class: 'scale', 'aria-hidden': 'true' });
  scale.style.setProperty('--place', `${place}%`);
  const said = el('dd', {}, words.say(`statistics.band.${band}`), scale);
  const why = el('dd', { class: 'why' }, words.say('statistics.readability.why', { score, name }));
  return el('div', { class: 'wide' }, why, said, el('dt', {}, words.say('statistics.readability')));
}

/**
 * @param {string} name
 * @param {string} value
 */
function row(name, value) {
  return el('div', {}, el('dt', {}, name), el('dd', {}, value));
}
