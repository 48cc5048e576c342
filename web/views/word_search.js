/**
 * The field that a word is typed in, to see it in all its places.
 */
import { el } from '../lib/dom.js';

/** Milliseconds after the last key before the text is searched. */
const TYPING_PAUSE = 200;

/**
 * @param {(typed: string, forms: boolean) => void} onSearch
 * @param {(typed: string, forms: boolean) => void} onEnter
 */
export function createWordSearch(onSearch, onEnter) {
  const label = el('label', { for: 'kwic-field' });
  const field = el('input', {
    type: 'search',
    id: 'kwic-field',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'kwic-hint',
  });
  const forms = el('input', { type: 'checkbox', id: 'kwic-forms' });
  const formsLabel = el('label', { for: 'kwic-forms' });
  const hint = el('p', { class: 'panel-note', id: 'kwic-hint' });
  const either = el('span', { class: 'kwic-forms' }, forms, formsLabel);
  const form = el('form', { class: 'kwic-search', role: 'search' }, label, field, either, hint);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const search = () => {
    clearTimeout(typing);
    onSearch(field.value, forms.checked);
  };
  field.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(search, TYPING_PAUSE);
  });
  forms.addEventListener('change', search);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(typing);
    onEnter(field.value, forms.checked);
  });
  /** @param {import('../store.js').Words} words */
  const translate = (words) => {
    label.textContent = words.say('kwic.label');
    formsLabel.textContent = words.say('kwic.forms');
    hint.textContent = words.say('kwic.hint');
  };
  return { form, field, forms, translate };
}
