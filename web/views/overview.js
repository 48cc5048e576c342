/**
 * At a glance: who and what the text is about most, and what to look at again.
 */
import { checksOf } from '../lib/checks.js';
import { el } from '../lib/dom.js';
import { FLAGS } from '../lib/facts.js';
import { roving } from '../lib/roving.js';

/**
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {import('../store.js').Topic} Topic
 * @typedef {import('../store.js').Words} Words
 * @typedef {'unsure' | 'unknown-voice' | 'open-dates'} Own  doubts of the page, not of the text
 * @typedef {import('../lib/panels.js').PanelName} PanelName
 * @typedef {{onSelect(topic: Topic): void, onGo(topic: Topic, at: number): void,
 *   onOpen(panel: PanelName): void}} Handlers
 */

/** Names of each type, and terms, that are shown. */
const MOST = 4;
const TERMS = 6;
const ROWS = /** @type {const} */ ([
  ['people', 'PER'],
  ['organisations', 'ORG'],
  ['places', 'LOC'],
]);
/** Topics of what to look at again are numbered down from here, apart from all others. */
const CHECK_IDS = -2_000_000;

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {Handlers} handlers
 */
export function createOverview(root, store, handlers) {
  const heading = el('h3', { id: 'overview-names' });
  const names = el('dl', { class: 'leading', 'aria-labelledby': heading.id });
  const checking = el('h3', { id: 'overview-checks' });
  const checks = el('ul', { class: 'checks', 'aria-labelledby': checking.id });
  const first = el('section', { class: 'panel', 'aria-labelledby': heading.id }, heading, names);
  const last = el('section', { class: 'panel', 'aria-labelledby': checking.id }, checking, checks);
  root.append(first, last);
  const keys = [roving(names), roving(checks)];

  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    heading.textContent = words.say('overview.names');
    checking.textContent = words.say('overview.checks');
    const rows = analysis ? drawRows(analysis, words, handlers) : [];
    first.hidden = rows.length === 0;
    names.replaceChildren(...rows);
    const doubts = analysis ? drawChecks(analysis, words, handlers) : [];
    last.hidden = doubts.length === 0;
    checks.replaceChildren(...doubts);
    for (const list of keys) list.settle();
  });
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const { topic } = selection ?? {};
    for (const chip of names.querySelectorAll('button.chip')) {
      const { kind, id } = /** @type {HTMLElement} */ (chip).dataset;
      const pressed = topic?.kind === kind && String(topic?.id) === id;
      chip.setAttribute('aria-pressed', String(pressed));
    }
  });
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Handlers} handlers
 */
function drawRows(analysis, words, { onSelect, onOpen }) {
  /** @type {[PanelName, string, Topic[]][]} */
  const rows = ROWS.map(([panel, type]) => [
    panel,
    type,
    Array.from(analysis.subjects(type).subarray(0, MOST), (id) => ({ kind: 'subject', id })),
  ]);
  const named = new Set(analysis.packed.subjects.names.toLowerCase().split('\n'));
  const terms = [...analysis.packed.terms.keys()]
    .filter((id) => !named.has(analysis.name({ kind: 'term', id }).toLowerCase()))
    .slice(0, TERMS);
  rows.push(['terms', 'TERM', terms.map((id) => ({ kind: 'term', id }))]);
  return rows
    .filter(([, , topics]) => topics.length > 0)
    .map(([panel, type, topics]) => {
      const name = words.say(`panels.${panel}`);
      const open = el(
        'button',
        { type: 'button', class: 'row-open', onclick: () => onOpen(panel) },
        el('span', { class: 'swatch', 'aria-hidden': 'true' }),
        name,
      );
      const chips = topics.map((topic) =>
        el(
          'button',
          {
            type: 'button',
            class: 'chip',
            'data-kind': topic.kind,
            'data-id': topic.id,
            'data-subject': topic.kind === 'subject' ? topic.id : null,
            lang: analysis.lang,
            onclick: () => onSelect(topic),
          },
          analysis.name(topic),
        ),
      );
      return el('div', { 'data-type': type }, el('dt', {}, open), el('dd', {}, ...chips));
    });
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Handlers} handlers
 */
function drawChecks(analysis, words, { onGo }) {
  return checksOf(analysis).map(({ code, n, spans }, i) => {
    const flag = FLAGS.find((each) => each === code);
    const name = flag
      ? words.say(`flag.${flag}.short`)
      : words.say(`overview.check.${/** @type {Own} */ (code)}`, { n });
    const said = flag && n > 1 ? `${name} (${words.numbers.format(n)})` : name;
    const topic = /** @type {Topic} */ ({ kind: 'found', id: CHECK_IDS - i, name, spans });
    const onclick = () => onGo(topic, 0);
    return el('li', {}, el('button', { type: 'button', class: 'check', onclick }, said));
  });
}
