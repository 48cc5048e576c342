/**
 * A quotation in one line of a list: its words, how they are said, and the way to its place.
 */

import { el } from '../lib/dom.js';
import { beginning } from '../lib/excerpt.js';

/** @typedef {(topic: import('../store.js').Topic, at: number) => void} OnGo */

/**
 * @param {import('../store.js').Analysis} analysis
 * @param {number} voice
 * @param {number} at  which of the voice's quotations
 * @param {import('../store.js').Words} words
 * @param {OnGo} onGo
 * @param {number} [most]  units of it that are shown
 */
export function quoteLine(analysis, voice, at, words, onGo, most = 240) {
  const quote = analysis.quotes.quote(analysis.quotes.voices[voice].quotes[at]);
  const { start, end, kind, stance, cue, closed, unsure, corrected } = quote;
  const reported = kind === 'indirect' || kind === 'according-to';
  const text = beginning(analysis.text.slice(start, end), most);
  const facts = [
    el('span', { class: 'quote-kind' }, words.say(`quotes.kind.${kind}`)),
    ...(cue ? [el('span', { class: 'quote-cue', lang: analysis.lang }, cue)] : []),
    // Most verbs of speech take no side: only the others are worth a word.
    ...(stance && stance !== 'neutral'
      ? [el('span', { class: 'stance' }, words.say(`quotes.stance.${stance}`))]
      : []),
    ...(closed ? [] : [el('span', { class: 'flag' }, words.say('quotes.unclosed'))]),
    ...(corrected ? [el('span', {}, words.say('panels.corrected'))] : []),
    ...(unsure && !corrected
      ? [el('span', { class: 'unsure-said' }, words.say('quotes.unsure'))]
      : []),
  ];
  return el(
    'button',
    {
      type: 'button',
      class: reported ? 'quote reported-line' : 'quote',
      'data-quote': `${voice} ${at}`,
      onclick: () => onGo({ kind: 'quotes', id: voice }, at),
    },
    el(
      'span',
      { class: 'quote-text', lang: analysis.lang },
      reported ? text : words.say('quotes.marks', { text }),
    ),
    el(
      'span',
      { class: 'quote-facts' },
      ...facts.flatMap((fact, i) => (i === 0 ? [fact] : [' · ', fact])),
    ),
  );
}
