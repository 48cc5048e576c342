/**
 * Words of the interface: keys of locales/, with {slots} and plural forms.
 */
import { en } from '../locales/en.js';
import { fr } from '../locales/fr.js';

/** @typedef {'fr' | 'en'} LocaleCode */
/** @typedef {keyof typeof fr} Key */

/** @type {Record<LocaleCode, Record<string, string | {one: string, other: string}>>} */
const LOCALES = { fr, en };

export class Words {
  /** @param {LocaleCode} locale */
  constructor(locale) {
    this.locale = locale;
    this.strings = LOCALES[locale];
    this.plural = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
    this.shares = new Intl.NumberFormat(locale, { style: 'percent' });
    this.languages = new Intl.DisplayNames([locale], { type: 'language' });
  }

  /**
   * @param {Key} key
   * @param {Record<string, string | number>} [slots]  numbers are written as the language does;
   *   `n` chooses the plural form
   * @returns {string}
   */
  say(key, slots = {}) {
    const entry = this.strings[key];
    const form = typeof entry === 'string' ? entry : entry[this.form(Number(slots.n))];
    return form.replace(/\{(\w+)\}/g, (_, name) => {
      const value = slots[name];
      return typeof value === 'number' ? this.numbers.format(value) : String(value);
    });
  }

  /** @param {number} share  0 to 1 */
  share(share) {
    return this.shares.format(share);
  }

  /**
   * @param {number} n
   * @returns {'one' | 'other'} French has a third form for millions, which reads like `other`
   */
  form(n) {
    return this.plural.select(n) === 'one' ? 'one' : 'other';
  }
}

/**
 * The first language of the reader's list that the interface speaks.
 * @param {readonly string[]} languages
 * @returns {LocaleCode}
 */
export function preferredLocale(languages) {
  for (const language of languages) {
    const code = language.slice(0, 2).toLowerCase();
    if (code === 'fr' || code === 'en') return code;
  }
  return 'en';
}

/**
 * Puts the words of index.html into another language.
 * @param {Words} words
 */
export function translatePage(words) {
  document.documentElement.lang = words.locale;
  document.title = words.say('title');
  for (const element of document.querySelectorAll('[data-i18n]')) {
    element.textContent = words.say(keyOf(element, 'data-i18n'));
  }
  for (const element of document.querySelectorAll('[data-i18n-label]')) {
    element.setAttribute('aria-label', words.say(keyOf(element, 'data-i18n-label')));
  }
  for (const element of document.querySelectorAll('[data-i18n-placeholder]')) {
    element.setAttribute('placeholder', words.say(keyOf(element, 'data-i18n-placeholder')));
  }
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
function keyOf(element, attribute) {
  return /** @type {Key} */ (element.getAttribute(attribute));
}
