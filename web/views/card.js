/**
 * The header of the article as the text gives it: title, section, authors, agency, and the day of
 * publication and the language, which the reader can set.
 */

import { isDay } from '../lib/choices.js';
import { dateInWords } from '../lib/dates.js';
import { el } from '../lib/dom.js';

/** Earlier days are those of a year half typed. */
const FIRST_DAY = '1600-01-01';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Source} store
 * @param {{onPublished(day: string): void, onLanguage(language: string): void}} handlers
 *   the day is empty: as the text says; a language is 'auto' or a code
 */
export function createCard(root, store, { onPublished, onLanguage }) {
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
  const languageLabel = el('label', { for: 'language' });
  const language = el('select', { id: 'language' });
  const offered = ['auto', 'fr', 'en'].map((code) => el('option', { value: code }));
  language.append(...offered);
  language.addEventListener('change', () => onLanguage(language.value));
  root.append(
    facts,
    el('p', { class: 'card-published' }, value, ' ', source),
    el('div', { class: 'card-set' }, label, input, revert),
    el('div', { class: 'card-set' }, languageLabel, language),
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

  store.watch(['words', 'analysis', 'language'], ({ words, analysis, language: chosen }) => {
    languageLabel.textContent = words.say('language.label');
    const [auto, french, english] = offered;
    auto.textContent = detected(words, chosen === 'auto' ? analysis : null);
    french.textContent = words.say('language.fr');
    english.textContent = words.say('language.en');
    language.value = chosen;
  });
}

/**
 * @param {import('../store.js').Words} words
 * @param {import('../store.js').Analysis | null} analysis
 * @returns {string} the language found, with how sure the analysis is
 */
function detected(words, analysis) {
  if (!analysis || analysis.packed.analysis === 0) return words.say('language.auto');
  const { code, confidence } = analysis.packed.language;
  if (code === 'und') return words.say('language.unknown');
  const name = words.languages.of(code) ?? code;
  return words.say('language.detected', { name, share: words.share(confidence) });
}
