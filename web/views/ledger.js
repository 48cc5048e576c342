/**
 * The quotations by voice: named people first, then those whom the text only describes, then what
 * nobody is said to have said; all, or those of a voice, a stance, a form.
 */
import { el } from '../lib/dom.js';
import { ALL, countQuotes, FORMS, filterQuotes, voiceKey } from '../lib/ledger.js';
import { createLongList, markCurrent } from './long_list.js';
import { quoteLine } from './quote_line.js';

/**
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {import('../store.js').Words} Words
 * @typedef {import('../lib/ledger.js').Filter} Filter
 * @typedef {import('./quote_line.js').OnGo} OnGo
 */

const STANCES = /** @type {const} */ (['neutral', 'distancing', 'committing', 'none']);
/** Voices that can be chosen; a longer menu finds nobody. */
const MAX_VOICES = 60;
/** Fewer quotations than this need no filter. */
const FILTERABLE = 4;

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {OnGo} onGo
 */
export function createLedger(root, store, onGo) {
  const heading = el('h3', { class: 'panel-heading', id: 'quotes-title' });
  const about = el('p', { class: 'panel-note' });
  const none = el('p', { class: 'empty' });
  const menus = { voice: menu('voice'), stance: menu('stance'), form: menu('form') };
  const filters = el('div', { class: 'filters' }, ...Object.values(menus).map((m) => m.field));
  const found = el('p', { class: 'found', role: 'status' });
  const reset = el('button', { type: 'button', class: 'reset', onclick: () => choose(ALL) });
  const state = el('p', { class: 'filter-state' }, found, reset);
  const long = createLongList({ label: 'quotes-title', className: 'voices' });
  root.append(heading, about, none, filters, state, long.list, long.more);
  let filter = ALL;

  const draw = () => {
    const { analysis, words } = store.state;
    heading.textContent = words.say('quotes.title');
    if (!analysis) return;
    const all = analysis.quotes.length;
    // A voice that this text does not know is no filter.
    const voices = analysis.quotes.voices.slice(0, MAX_VOICES);
    if (!voices.some((voice) => voiceKey(voice) === filter.voice))
      filter = { ...filter, voice: '' };
    const groups = filterQuotes(analysis.quotes, filter);
    const n = countQuotes(groups);
    const isFiltered = Object.values(filter).some(Boolean);
    about.textContent = shareQuoted(analysis, words);
    about.hidden = about.textContent === '';
    none.hidden = all > 0;
    none.textContent = words.say('quotes.none');
    filters.hidden = all < FILTERABLE;
    state.hidden = !isFiltered;
    found.textContent =
      n > 0 ? words.say('quotes.found', { n, all }) : words.say('quotes.not-found');
    reset.textContent = words.say('quotes.reset');
    fill(menus, voices, filter, words);
    long.show({
      of: `${analysis.packed.analysis} ${JSON.stringify(filter)}`,
      total: n,
      words,
      items: (limit) => drawGroups(analysis, groups, words, limit, onGo),
    });
  };
  /** @param {Filter} chosen */
  const choose = (chosen) => {
    filter = chosen;
    draw();
    mark();
  };
  const mark = () => {
    const { topic, at } = store.state.selection ?? {};
    const current = topic?.kind === 'quotes' ? `${topic.id} ${at}` : '';
    markCurrent(root, 'button[data-quote]', ({ dataset }) => dataset.quote === current);
  };
  for (const [name, { select }] of Object.entries(menus)) {
    select.addEventListener('change', () => choose({ ...filter, [name]: select.value }));
  }
  reset.addEventListener('click', () => menus.voice.select.focus());
  store.watch(['words', 'analysis'], draw);
  store.watch(['selection', 'analysis', 'words'], mark);
}

/** @param {string} name */
function menu(name) {
  const select = el('select', { id: `quotes-${name}` });
  const label = el('label', { for: select.id });
  return { select, label, field: el('p', { class: 'filter' }, label, select) };
}

/**
 * @param {Record<keyof Filter, ReturnType<typeof menu>>} menus
 * @param {import('../lib/quotes.js').Voice[]} voices
 * @param {Filter} filter
 * @param {Words} words
 */
function fill(menus, voices, filter, words) {
  const every = el('option', { value: '' }, words.say('quotes.filter.all'));
  /** @type {Record<keyof Filter, HTMLOptionElement[]>} */
  const options = {
    voice: voices.map((voice) =>
      el(
        'option',
        { value: voiceKey(voice) },
        `${voice.name || words.say('quotes.unknown')} (${words.numbers.format(voice.quotes.length)})`,
      ),
    ),
    stance: STANCES.map((stance) =>
      el('option', { value: stance }, words.say(`quotes.stance.${stance}`)),
    ),
    form: Object.keys(FORMS).map((form) =>
      el(
        'option',
        { value: form },
        words.say(`quotes.form.${/** @type {keyof typeof FORMS} */ (form)}`),
      ),
    ),
  };
  for (const name of /** @type {const} */ (['voice', 'stance', 'form'])) {
    const { select, label } = menus[name];
    label.textContent = words.say(`quotes.filter.${name}`);
    select.replaceChildren(every.cloneNode(true), ...options[name]);
    select.value = filter[name];
  }
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 */
function shareQuoted(analysis, words) {
  const { words: all = 0, quotedWords = 0 } = analysis.packed.statistics;
  if (all === 0 || quotedWords === 0) return '';
  return words.say('quotes.share', { share: words.share(quotedWords / all) });
}

/**
 * @param {Analysis} analysis
 * @param {import('../lib/ledger.js').Group[]} groups
 * @param {Words} words
 * @param {number} limit  of quotations
 * @param {OnGo} onGo
 */
function drawGroups(analysis, groups, words, limit, onGo) {
  const items = [];
  let left = limit;
  let kind = 'named';
  for (const { voice: id, quotes } of groups) {
    if (left <= 0) break;
    const voice = analysis.quotes.voices[id];
    const heading = `voice-${id}`;
    const list = el('ul', { class: 'quotes', 'aria-labelledby': heading });
    for (const { at } of quotes.slice(0, left)) {
      list.append(el('li', {}, quoteLine(analysis, id, at, words, onGo)));
    }
    left -= quotes.length;
    const name = el(
      'span',
      { class: 'voice-name', lang: voice.name ? analysis.lang : null },
      voice.name || words.say('quotes.unknown'),
    );
    const about = el('span', { class: 'voice-about' }, aboutVoice(analysis, voice, words));
    const title = el('p', { class: 'voice', id: heading }, name, ' ', about);
    const isFirst = voice.kind === 'described' && kind === 'named';
    const apart = isFirst ? [el('h4', {}, words.say('quotes.unnamed'))] : [];
    kind = voice.kind;
    const props = {
      'data-voice': voice.kind,
      'data-subject': voice.subject < 0 ? null : voice.subject,
    };
    items.push(el('li', props, ...apart, title, list));
  }
  return items;
}

/**
 * @param {Analysis} analysis
 * @param {import('../lib/quotes.js').Voice} voice
 * @param {Words} words
 */
function aboutVoice(analysis, voice, words) {
  const share = voice.kind === 'named' ? analysis.quotedShare(voice.subject) : 0;
  return share > 0 ? words.say('cast.quoted', { share: words.share(share) }) : '';
}
