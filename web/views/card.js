/**
 * The header of the article as the text gives it: title, section, authors, agency, and the day of
 * publication, which the reader can set.
 */

import { isDay } from '../lib/choices.js';
import { dateInWords } from '../lib/dates.js';
import { el } from '../lib/dom.js';

/** Earlier days are those of a year half typed. */
const FIRST_DAY = '1600-01-01';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {(day: string) => void} onPublished  empty: as the text says
 */
export function createCard(root, store, onPublished) {
  const facts = el('dl', { class: 'card-facts' });
  const value = el('span', { class: 'card-date' });
  const source = el('span', { class: 'card-source', id: 'published-source' });
  const label = el('label', { for: 'published' });
  const input = el('input', {
    type: 'date',
    id: 'published',
    min: FIRST_DAY,
    max: '9999-12-31',
    autocomplete: 'off',
    'aria-describedby': 'published-source',
  });
  const revert = el('button', { type: 'button', id: 'published-revert' });
  root.append(
    facts,
    el('p', { class: 'card-published' }, value, ' ', source),
    el('div', { class: 'card-set' }, label, input, revert),
  );
  input.addEventListener('change', () => {
    if (input.value === '' && !input.validity.badInput) onPublished('');
    else if (input.validity.valid && isDay(input.value)) onPublished(input.value);
  });
  revert.addEventListener('click', () => {
    onPublished('');
    input.focus();
  });

  store.watch(['words', 'analysis', 'choices'], ({ words, analysis, choices }) => {
    const metadata = analysis?.packed.metadata;
    const chosen = choices.published;
    // A choice that the analysis has not caught up with is shown all the same.
    const read = metadata?.published?.source === 'user' ? '' : (metadata?.published?.value ?? '');
    const shown = chosen || read;
    /** @param {{start: number, end: number} | null | undefined} span */
    const cut = (span) =>
      span ? (analysis?.text.slice(span.start, span.end).replace(/\s+/g, ' ') ?? '') : '';
    const authors = metadata?.authors ?? [];
    const agencies = metadata?.agencies ?? [];
    const list = new Intl.ListFormat(words.locale);
    /** @type {[string, string, string][]} */
    const rows = [
      ['section', words.say('card.section'), cut(metadata?.section)],
      ['title', words.say('card.title'), cut(metadata?.title)],
      ['authors', words.say('card.authors', { n: authors.length }), list.format(authors)],
      ['agencies', words.say('card.agencies', { n: agencies.length }), list.format(agencies)],
    ];
    facts.replaceChildren(
      ...rows
        .filter(([, , said]) => said)
        .map(([kind, name, said]) =>
          el(
            'div',
            { 'data-fact': kind },
            el('dt', {}, name),
            el('dd', { lang: analysis?.lang ?? '' }, said),
          ),
        ),
    );
    value.textContent = shown
      ? words.say('card.published', { date: dateInWords(shown, words) || shown })
      : words.say('card.published.none');
    source.textContent = words.say(
      chosen ? 'card.source.user' : read ? 'card.source.text' : 'card.source.none',
    );
    label.textContent = words.say(shown ? 'card.change' : 'card.set');
    const day = shown.slice(0, 10);
    // The parts of a date that is being typed are not to be taken away.
    if (!input.validity.badInput) input.value = isDay(day) ? day : '';
    revert.hidden = !chosen;
    revert.textContent = words.say('card.revert');
  });
}
