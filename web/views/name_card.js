/**
 * The card of one name: who it is, by which other names, how often, and what was said.
 */
import { el } from '../lib/dom.js';
import { quoteLine } from './quote_line.js';

/**
 * @typedef {import('../store.js').Words} Words
 * @typedef {{
 *   onSelect(topic: import('../store.js').Topic): void,
 *   onGo(topic: import('../store.js').Topic, at: number): void,
 *   unfolded: Set<string>,
 * }} Handlers  unfolded: names whose cards show all that was said
 */

/** Quotations of a card before somebody asks for the others; how many then; units of each. */
const FEW = 2;
const MOST = 40;
const UNITS = 140;

/**
 * @param {import('../store.js').Analysis} analysis
 * @param {number} subject
 * @param {import('../lib/cast.js').Card} card
 * @param {Words} words
 * @param {Handlers} handlers
 */
export function nameCard(analysis, subject, card, words, handlers) {
  const { name, aliases, mentions, share } = card;
  const onclick = () => handlers.onSelect({ kind: 'subject', id: subject });
  const others = new Intl.ListFormat(words.locale).format(aliases);
  return el(
    'li',
    { class: 'card-item', 'data-subject': subject },
    el(
      'button',
      { type: 'button', class: 'subject', onclick },
      el('span', { class: 'subject-name', lang: analysis.lang }, name),
      ' ',
      el('span', { class: 'count' }, words.say('lists.mentions', { n: mentions })),
    ),
    ...detail('roles', whatOf(card, words)),
    ...detail('aliases', others && words.say('cast.also', { names: others })),
    ...(analysis.packed.subjects.corrected[subject]
      ? detail('by-reader', words.say('panels.corrected'))
      : []),
    ...(share > 0 ? [shareBar(share, words)] : []),
    ...(card.voice < 0 ? [] : sayings(analysis, card, words, handlers)),
  );
}

/**
 * A role says whether it is a woman or a man, more often than not.
 * @param {import('../lib/cast.js').Card} card
 * @param {Words} words
 */
function whatOf({ roles, gender }, words) {
  if (roles.length > 0) return roles.join(', ');
  if (gender !== 'feminine' && gender !== 'masculine') return '';
  return words.say(`cast.${gender}`);
}

/** @param {string} kind @param {string} said */
function detail(kind, said) {
  return said ? [el('p', { class: `detail ${kind}` }, said)] : [];
}

/**
 * @param {number} share  0 to 1
 * @param {Words} words
 */
function shareBar(share, words) {
  const bar = el('span', { class: 'share-bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', `${Math.round(share * 100)}%`);
  return el('p', { class: 'share' }, bar, words.say('cast.quoted', { share: words.share(share) }));
}

/**
 * @param {import('../store.js').Analysis} analysis
 * @param {import('../lib/cast.js').Card} card
 * @param {Words} words
 * @param {Handlers} handlers
 * @returns {HTMLElement[]}
 */
function sayings(analysis, { name, voice, quotes }, words, { onGo, unfolded }) {
  const list = el('ul', { class: 'quotes', 'aria-label': words.say('cast.said', { name }) });
  const more = el('button', { type: 'button', class: 'fold' });
  // One more line takes no more room than a button that says there is one.
  const few = quotes.length === FEW + 1 ? FEW + 1 : FEW;
  const draw = () => {
    const all = unfolded.has(name);
    list.replaceChildren(
      ...quotes
        .slice(0, all ? MOST : few)
        .map((_, at) => el('li', {}, quoteLine(analysis, voice, at, words, onGo, UNITS))),
    );
    more.setAttribute('aria-expanded', String(all));
    more.textContent = all
      ? words.say('cast.fewer')
      : words.say('cast.more', { n: quotes.length - few });
  };
  more.addEventListener('click', () => {
    if (!unfolded.delete(name)) unfolded.add(name);
    draw();
  });
  draw();
  return quotes.length > few ? [list, more] : [list];
}
