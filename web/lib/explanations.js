/**
 * Why a date has its value, in the reader's language. The core says it in one form, with the days
 * in ISO 8601: "vendredi before 2025-07-19 (publication)".
 */
import { dateInWords } from './dates.js';

const RELATION = /^(.+) (before|after|of|on) (\d{4}-\d\d-\d\d)(?: \((publication|text)\))?$/;

/**
 * @param {string} explanation  several are joined by " · "
 * @param {import('./i18n.js').Words} words
 * @returns {string}
 */
export function explain(explanation, words) {
  return explanation
    .split(' · ')
    .map((one) => {
      const [, what, relation, day, of] = RELATION.exec(one) ?? [];
      if (!day) return one.replace(/\d{4}-\d\d-\d\d/g, (iso) => dateInWords(iso, words));
      const key = of === 'publication' ? `explain.${relation}.publication` : `explain.${relation}`;
      const slots = { what, date: dateInWords(day, words) };
      return words.say(/** @type {import('./i18n.js').Key} */ (key), slots);
    })
    .join(' · ');
}
