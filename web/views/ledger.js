/**
 * The quotations by voice: named people first, then those whom the text only describes, then what
 * nobody is said to have said.
 */
import { el } from '../lib/dom.js';
import { createPanel, markCurrent } from './panel.js';

/**
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {import('../store.js').Words} Words
 * @typedef {(topic: import('../store.js').Topic, at: number) => void} OnGo
 */

/** Units of a quotation shown in its line. */
const EXCERPT = 140;

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {OnGo} onGo
 */
export function createLedger(root, store, onGo) {
  const panel = createPanel(store, {
    id: 'quotes-title',
    type: 'QUOTE',
    listClass: 'voices',
    title: ({ words }) => words.say('quotes.title'),
    badge: ({ words }) => words.say('badge.QUOTE'),
    note: ({ analysis, words }) => shareQuoted(analysis, words),
    total: ({ analysis }) => analysis?.quotes.length ?? 0,
    draw: ({ analysis, words }, limit) =>
      analysis ? drawVoices(analysis, words, limit, onGo) : [],
  });
  root.append(panel.section);
  store.watch(['words', 'analysis'], panel.update);
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const { topic, at } = selection ?? {};
    const current = topic?.kind === 'quotes' ? `${topic.id} ${at}` : '';
    markCurrent(root, 'button[data-quote]', ({ dataset }) => dataset.quote === current);
  });
}

/**
 * @param {Analysis | null} analysis
 * @param {Words} words
 */
function shareQuoted(analysis, words) {
  const { words: all = 0, quotedWords = 0 } = analysis?.packed.statistics ?? {};
  if (all === 0 || quotedWords === 0) return '';
  return words.say('quotes.share', { share: words.share(quotedWords / all) });
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {number} limit  of quotations
 * @param {OnGo} onGo
 */
function drawVoices(analysis, words, limit, onGo) {
  const items = [];
  let left = limit;
  for (const [id, voice] of analysis.quotes.voices.entries()) {
    if (left <= 0) break;
    const heading = `voice-${id}`;
    const list = el('ul', { class: 'quotes', 'aria-labelledby': heading });
    for (const [at, quote] of voice.quotes.slice(0, left).entries()) {
      list.append(el('li', {}, createLine(analysis, id, at, quote, words, onGo)));
    }
    left -= voice.quotes.length;
    const name = el('span', { class: 'voice-name' }, voice.name || words.say('quotes.unknown'));
    const about = el('span', { class: 'voice-about' }, aboutVoice(analysis, voice, words));
    const title = el('p', { class: 'voice', id: heading }, name, ' ', about);
    items.push(el('li', { 'data-voice': voice.kind }, title, list));
  }
  return items;
}

/**
 * @param {Analysis} analysis
 * @param {import('../lib/quotes.js').Voice} voice
 * @param {Words} words
 */
function aboutVoice(analysis, voice, words) {
  if (voice.kind === 'described') return words.say('quotes.described');
  const share = voice.kind === 'named' ? analysis.quotedShare(voice.subject) : 0;
  return share > 0 ? words.say('cast.quoted', { share: words.share(share) }) : '';
}

/**
 * @param {Analysis} analysis
 * @param {number} voice
 * @param {number} at  which of the voice's quotations
 * @param {number} id
 * @param {Words} words
 * @param {OnGo} onGo
 */
function createLine(analysis, voice, at, id, words, onGo) {
  const { start, end, kind, stance, cue, closed, unsure } = analysis.quotes.quote(id);
  const cut = end - start > EXCERPT;
  const text = analysis.text
    .slice(start, cut ? start + EXCERPT : end)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\s+/g, ' ');
  const reported = kind === 'indirect' || kind === 'according-to';
  const facts = [
    el('span', { class: 'quote-kind' }, words.say(`quotes.kind.${kind}`)),
    ...(cue ? [el('span', { class: 'quote-cue' }, cue)] : []),
    ...(stance
      ? [el('span', { class: `stance ${stance}` }, words.say(`quotes.stance.${stance}`))]
      : []),
    ...(closed ? [] : [el('span', { class: 'flag' }, words.say('quotes.unclosed'))]),
    ...(unsure ? [el('span', { class: 'unsure-said' }, words.say('quotes.unsure'))] : []),
  ];
  return el(
    'button',
    {
      type: 'button',
      class: reported ? 'quote reported-line' : 'quote',
      'data-quote': `${voice} ${at}`,
      onclick: () => onGo({ kind: 'quotes', id: voice }, at),
    },
    el('span', { class: 'quote-text' }, cut ? `${text}…` : text),
    el(
      'span',
      { class: 'quote-facts' },
      ...facts.flatMap((fact, i) => (i === 0 ? [fact] : [', ', fact])),
    ),
  );
}
