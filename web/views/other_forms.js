/**
 * What the cards of a quotation and of a date say, and what can be said against it.
 */
import { isDay } from '../lib/choices.js';
import { el } from '../lib/dom.js';
import { reasonOf } from '../lib/marks.js';
import { describeDate } from '../lib/places.js';
import { subjectsOf } from './name_form.js';
import { createPicker } from './picker.js';

/** @typedef {import('./mark_card.js').Shown} Shown */

/**
 * @param {Shown} shown
 * @returns {Node[]}
 */
export function quoteForm({ analysis, words, corrector, marked, form, toggle }) {
  const quote = analysis.quotes.quote(marked.id);
  const { name } = analysis.quotes.voices[quote.voice];
  const said = name ? words.say('fix.speaker.is', { name }) : words.say('fix.speaker.unknown');
  const facts = [
    words.say(`quotes.kind.${quote.kind}`),
    ...(quote.cue ? [words.say('fix.cue', { cue: quote.cue })] : []),
    ...(quote.closed ? [] : [words.say('quotes.unclosed')]),
    ...(quote.unsure && !quote.corrected ? [words.say('quotes.unsure')] : []),
  ];
  const change = el(
    'button',
    {
      type: 'button',
      'data-focus': 'speaker',
      'aria-expanded': String(form.open === 'speaker'),
      onclick: () => toggle('speaker'),
    },
    words.say('fix.speaker.change'),
  );
  const onclick = () => corrector.remove('no-quote');
  const none = el(
    'button',
    { type: 'button', class: 'no-name', onclick },
    words.say('fix.no-quote'),
  );
  const nobody = { name: words.say('fix.speaker.nobody'), type: null, span: null };
  const voices = [...subjectsOf(analysis, 'PER'), ...subjectsOf(analysis, 'ORG'), nobody];
  const picker = () =>
    createPicker(voices, {
      label: words.say('fix.speaker.find'),
      none: words.say('fix.none'),
      onPick: ({ span }) => corrector.setSpeaker(span),
    });
  return [
    el('p', { class: 'mark-what' }, said),
    el('p', { class: 'mark-why' }, facts.join(' · ')),
    ...(quote.corrected ? [el('p', { class: 'mark-why' }, words.say('fix.why.user'))] : []),
    el('div', { class: 'mark-more' }, change, none),
    ...(form.open === 'speaker' ? [picker()] : []),
  ];
}

/**
 * @param {Shown} shown
 * @returns {Node[]}
 */
export function dateForm({ analysis, words, corrector, marked, subject }) {
  const { value, why } = describeDate(analysis, subject, words);
  const reader = reasonOf(analysis, marked.id).code === 'user';
  const box = el('input', { type: 'date', id: 'mark-day', 'data-focus': 'day', max: '9999-12-31' });
  const day = analysis.detail(subject).slice(0, 10);
  if (isDay(day)) box.value = day;
  const set = () => {
    if (isDay(box.value)) corrector.setDate(box.value);
  };
  const props = { type: 'button', 'data-focus': 'day set', onclick: set };
  const none = { type: 'button', class: 'no-name', onclick: () => corrector.remove('no-date') };
  return [
    el('p', { class: 'mark-what' }, value || words.say('fix.date.open')),
    el('p', { class: 'mark-why' }, reader ? words.say('fix.why.user') : why),
    el(
      'div',
      { class: 'mark-day' },
      el('label', { for: 'mark-day', class: 'mark-label' }, words.say('fix.date.label')),
      box,
      el('button', props, words.say('fix.date.set')),
    ),
    el('div', { class: 'mark-more' }, el('button', none, words.say('fix.no-date'))),
  ];
}
