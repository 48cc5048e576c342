/**
 * The lists beside the article: who, which bodies, where, when; each line walks through its places.
 */
import { el } from '../lib/dom.js';
import { describeDate } from '../lib/places.js';
import { createPanel, markCurrent } from './panel.js';

/**
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {import('../store.js').Type} Type
 * @typedef {import('../store.js').Words} Words
 */

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {readonly Type[]} types
 * @param {(topic: import('../store.js').Topic) => void} onSelect
 */
export function createLists(root, store, types, onSelect) {
  const lists = types.map((type) =>
    createPanel(store, {
      id: `list-${type.toLowerCase()}`,
      type,
      title: ({ words }) => words.say(`type.${type}`),
      badge: ({ words }) => words.say(`badge.${type}`),
      total: ({ analysis }) => analysis?.subjects(type).length ?? 0,
      draw: ({ analysis, words }, limit) =>
        Array.from(analysis?.subjects(type).subarray(0, limit) ?? [], (subject) =>
          el('li', {}, createLine(/** @type {Analysis} */ (analysis), subject, words, onSelect)),
        ),
    }),
  );
  root.append(...lists.map(({ section }) => section));

  store.watch(['words', 'analysis'], (state) => {
    for (const list of lists) list.update(state);
  });
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const id = selection?.topic.kind === 'subject' ? String(selection.topic.id) : '';
    markCurrent(root, 'button[data-subject]', ({ dataset }) => dataset.subject === id);
  });
}

/**
 * @param {Analysis} analysis
 * @param {number} subject
 * @param {Words} words
 * @param {(topic: import('../store.js').Topic) => void} onSelect
 */
function createLine(analysis, subject, words, onSelect) {
  const topic = /** @type {const} */ ({ kind: 'subject', id: subject });
  const n = analysis.spans(topic).length / 2;
  const name = analysis.name(topic);
  const mentions = words.say('lists.mentions', { n });
  const isDate = analysis.type(subject) === 'DATE';
  const details = isDate
    ? dateDetails(analysis, subject, words)
    : nameDetails(analysis, subject, words);
  return el(
    'button',
    { type: 'button', class: 'subject', 'data-subject': subject, onclick: () => onSelect(topic) },
    el('span', { class: 'subject-name' }, name),
    el('span', { class: 'count', title: mentions, 'aria-hidden': 'true' }, words.numbers.format(n)),
    el('span', { class: 'visually-hidden' }, `, ${mentions}`),
    ...details
      .filter(({ said }) => said !== '' && said !== name)
      .map(({ kind, said }) => el('span', { class: `detail ${kind}` }, said)),
  );
}

/**
 * @param {Analysis} analysis
 * @param {number} subject
 * @param {Words} words
 */
function dateDetails(analysis, subject, words) {
  const { value, why } = describeDate(analysis, subject, words);
  return [
    { kind: 'value', said: value },
    { kind: 'why', said: why },
  ];
}

/**
 * @param {Analysis} analysis
 * @param {number} subject
 * @param {Words} words
 */
function nameDetails(analysis, subject, words) {
  const gender = analysis.gender(subject);
  const share = analysis.quotedShare(subject);
  const facts = [
    gender === 'feminine' || gender === 'masculine' ? words.say(`cast.${gender}`) : '',
    share > 0 ? words.say('cast.quoted', { share: words.share(share) }) : '',
  ];
  return [
    { kind: 'roles', said: analysis.notes(subject) },
    { kind: 'aliases', said: analysis.detail(subject) },
    { kind: 'facts', said: facts.filter(Boolean).join(' · ') },
  ];
}
