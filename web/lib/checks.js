/**
 * What a careful reader looks at again: places where the text or its reading leaves a doubt.
 */
import { FLAGS } from './facts.js';
import { timelineOf } from './timeline.js';

/**
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {(typeof FLAGS)[number] | 'unsure' | 'unknown-voice' | 'open-dates'} Doubt
 * @typedef {{code: Doubt, n: number, spans: Int32Array}} Check  spans: start, end of each place
 */

/**
 * @param {Analysis} analysis
 * @returns {Check[]} without those of which there are none
 */
export function checksOf(analysis) {
  const { marks, sureness, warnings } = analysis.packed;
  const flags = FLAGS.map((flag) => {
    const places = warnings.filter(({ code, start, end }) => code === flag && end > start);
    return /** @type {[Doubt, number[]]} */ ([
      flag,
      places.flatMap(({ start, end }) => [start, end]),
    ]);
  });
  const unsure = Array.from(sureness.keys()).filter((mark) => analysis.isUnsure(mark));
  const unknown = analysis.quotes.voices.findIndex(({ kind }) => kind === 'unknown');
  const { open } = timelineOf(analysis);
  /** @type {[Doubt, number[]][]} */
  const checks = [
    ...flags,
    ['unsure', unsure.flatMap((mark) => [marks[mark * 4], marks[mark * 4 + 1]])],
    ['unknown-voice', unknown < 0 ? [] : [...analysis.quotes.spans(unknown)]],
    ['open-dates', open.flatMap((id) => [...analysis.spans({ kind: 'subject', id })])],
  ];
  return checks
    .map(([code, spans]) => ({ code, n: spans.length / 2, spans: Int32Array.from(spans) }))
    .filter(({ n }) => n > 0);
}
