/**
 * Figures of a text that its document holds, but not in the form a reader asks for.
 */

/** Remarks of the analysis that the interface has words for. */
export const FLAGS = /** @type {const} */ ([
  'unclosed-quote',
  'spelling-variants',
  'invalid-utf8',
  'unknown-language',
  'correction-ignored',
]);

/** Flesch's bands, from the easiest: the lowest score of each. */
const BANDS = /** @type {const} */ ([
  [80, 'very-easy'],
  [70, 'easy'],
  [60, 'standard'],
  [50, 'fairly-hard'],
  [30, 'hard'],
  [Number.NEGATIVE_INFINITY, 'very-hard'],
]);

/** @param {number} score */
export function bandOf(score) {
  return (BANDS.find(([least]) => score >= least) ?? BANDS[BANDS.length - 1])[1];
}

/**
 * @param {import('./analysis.js').Analysis} analysis
 * @returns {{subject: number, n: number}[]} who says how many words between quotation marks, most
 *   first, and last (-1) those that nobody with a name says
 */
export function shareOfVoices({ packed }) {
  const { quoted } = packed.subjects;
  const named = [...quoted.keys()]
    .filter((subject) => quoted[subject] > 0)
    .map((subject) => ({ subject, n: quoted[subject] }))
    .sort((a, b) => b.n - a.n);
  const rest = packed.statistics.quotedWords - named.reduce((sum, { n }) => sum + n, 0);
  return rest > 0 ? [...named, { subject: -1, n: rest }] : named;
}

/**
 * @param {import('./analysis.js').Analysis} analysis
 * @returns {{start: number, end: number} | null} the longest sentence of the article, by its signs
 */
export function longestSentence(analysis) {
  const { sentences } = analysis.packed;
  const spans = analysis.inArticle([...sentences]);
  let longest = null;
  for (let i = 0; i < spans.length; i += 2) {
    const [start, end] = [spans[i], spans[i + 1]];
    if (!longest || end - start > longest.end - longest.start) longest = { start, end };
  }
  return longest;
}
