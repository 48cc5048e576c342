/**
 * The dates of the text as a timeline: by year, in order, each with the sentences it comes from and
 * why it has its value; apart what is on no calendar.
 */
import { DATE_KINDS } from '../engine/document.js';
import { dateInWords } from '../lib/dates.js';
import { el } from '../lib/dom.js';
import { describeDate } from '../lib/places.js';
import { timelineOf } from '../lib/timeline.js';
import { createLongList, markCurrent } from './long_list.js';
import { placeLine } from './place_line.js';

/**
 * @typedef {import('../store.js').Analysis} Analysis
 * @typedef {import('../store.js').Words} Words
 * @typedef {(topic: import('../store.js').Topic, at: number) => void} OnGo
 */

/** Sentences shown of one date. */
const PLACES = 3;
const APART = /** @type {const} */ (['open', 'clock', 'spans']);

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {OnGo} onGo
 */
export function createTimeline(root, store, onGo) {
  const heading = el('h3', { class: 'panel-heading', id: 'timeline-title' });
  const empty = el('p', { class: 'empty' });
  const years = createLongList({ label: heading.id, className: 'timeline' });
  const apart = APART.map((name) => {
    const title = el('h4', { id: `timeline-${name}` });
    const long = createLongList({ label: title.id, className: 'timeline' });
    const head = el('div', { class: 'apart' }, title);
    return { name, title, head, long };
  });
  root.append(heading, empty, years.list, years.more);
  for (const { head, long } of apart) root.append(head, long.list, long.more);

  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    heading.textContent = words.say('type.DATE');
    empty.textContent = words.say('dates.none');
    empty.hidden = !analysis || analysis.subjects('DATE').length > 0;
    if (!analysis) return;
    const timeline = timelineOf(analysis);
    years.show({
      of: analysis.text,
      total: timeline.years.reduce((sum, { entries }) => sum + entries.length, 0),
      words,
      items: (limit) => drawYears(analysis, timeline, words, limit, onGo),
    });
    for (const { name, title, head, long } of apart) {
      const subjects = timeline[name];
      title.textContent = words.say(`dates.${name}`);
      head.hidden = subjects.length === 0;
      long.show({
        of: analysis.text,
        total: subjects.length,
        words,
        items: (limit) =>
          subjects.slice(0, limit).map((id) => drawEntry(analysis, id, words, onGo)),
      });
    }
  });
  store.watch(['selection', 'analysis', 'words'], ({ selection }) => {
    const { topic, at } = selection ?? {};
    const current = topic?.kind === 'subject' ? `${topic.id} ${at}` : '';
    markCurrent(root, 'button[data-date]', ({ dataset }) => dataset.date === current);
  });
}

/**
 * @param {Analysis} analysis
 * @param {import('../lib/timeline.js').Timeline} timeline
 * @param {Words} words
 * @param {number} limit  of dates
 * @param {OnGo} onGo
 */
function drawYears(analysis, { years }, words, limit, onGo) {
  let left = limit;
  let isAhead = false;
  return years.flatMap(({ year, entries }) => {
    if (left <= 0) return [];
    const shown = entries.slice(0, left);
    left -= entries.length;
    const title = el('p', { class: 'year', id: `year-${year}` }, year);
    const list = el('ul', { 'aria-labelledby': title.id });
    for (const { subject, when } of shown) {
      if (when === 'ahead' && !isAhead) {
        isAhead = true;
        list.append(el('li', { class: 'ahead-from' }, words.say('dates.ahead')));
      }
      list.append(drawEntry(analysis, subject, words, onGo, when));
    }
    return [el('li', { class: 'year-group' }, title, list)];
  });
}

/**
 * @param {Analysis} analysis
 * @param {number} subject
 * @param {Words} words
 */
function nameOf(analysis, subject, words) {
  const value = analysis.detail(subject);
  // The year stands above it already; and "every week" has no words but its own.
  if (/^\d{4}$/.test(value)) return words.say('dates.in-year');
  const isSet = DATE_KINDS[analysis.packed.subjects.dateKinds[subject]] === 'set';
  const said = isSet ? '' : dateInWords(value, words);
  return said || analysis.name({ kind: 'subject', id: subject });
}

/**
 * @param {Analysis} analysis
 * @param {number} subject
 * @param {Words} words
 * @param {OnGo} onGo
 * @param {import('../lib/timeline.js').Entry['when']} [when]
 */
function drawEntry(analysis, subject, words, onGo, when = '') {
  const topic = /** @type {const} */ ({ kind: 'subject', id: subject });
  const spans = analysis.spans(topic);
  const { why } = describeDate(analysis, subject, words);
  const value = nameOf(analysis, subject, words);
  const places = Array.from({ length: Math.min(spans.length / 2, PLACES) }, (_, at) =>
    placeLine(analysis, spans[at * 2], spans[at * 2 + 1], {
      'data-date': `${subject} ${at}`,
      onclick: () => onGo(topic, at),
    }),
  );
  const left = spans.length / 2 - places.length;
  return el(
    'li',
    { class: `entry ${when}`.trim(), 'data-subject': subject },
    el(
      'p',
      { class: 'entry-when' },
      el('span', { class: 'value' }, value),
      ...(when === 'published'
        ? [' ', el('span', { class: 'tag' }, words.say('dates.published'))]
        : []),
    ),
    ...places,
    ...(left > 0 ? [el('p', { class: 'detail' }, words.say('lists.others', { n: left }))] : []),
    ...(why ? [el('p', { class: 'why' }, words.say('dates.why', { why }))] : []),
  );
}
