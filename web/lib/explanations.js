/**
 * Why a date has its value, in the reader's language. The core says it as `HOW DAY OF [WHY]`:
 *
 *     last 2025-07-19 publication past     the last one before publication: the verb is in the past
 *     -P2W 2025-07-19 publication          two weeks before publication
 *     within 2025-08 text                  in the month that the text named before
 *
 * WHY is said, past, present, future, weekday or unclear.
 */
import { dateInWords } from './dates.js';

/** @typedef {import('./i18n.js').Key} Key */

const SHAPE =
  /^(?:(last|next|within)|([+-])(P\S+)) (\d{4}(?:-\d\d){0,2}) (publication|text)(?: (past|present|future|weekday))?(?: \w+)?$/;

/**
 * @param {string} explanation  several are joined by " · "
 * @param {import('./i18n.js').Words} words
 * @returns {string} empty where the text says it all, or for what no words are known of
 */
export function explain(explanation, words) {
  const all = explanation.split(' · ').map((one) => explainOne(one, words));
  return all.filter(Boolean).join(' · ');
}

/**
 * @param {string} explanation
 * @param {import('./i18n.js').Words} words
 */
function explainOne(explanation, words) {
  const [, how, sign, length, day, of, why] = SHAPE.exec(explanation) ?? [];
  if (!day) return '';
  const from = words.say(/** @type {Key} */ (`explain.${of}`), { date: dateInWords(day, words) });
  const duration = length ? dateInWords(length, words) : '';
  const relation = how ?? (sign === '-' ? 'before' : 'after');
  const said = words.say(/** @type {Key} */ (`explain.${relation}`), { duration, from });
  return why ? said + words.say(/** @type {Key} */ (`explain.${why}`)) : said;
}
