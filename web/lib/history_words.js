/**
 * What a step of the history is called: "type de « Azure »".
 */
import { excerpt, stepOf } from './history.js';

/**
 * @param {import('./history.js').Step} step
 * @param {import('./i18n.js').Words} words
 */
export function describeStep(step, words) {
  const { change, what } = stepOf(step);
  return words.say(`undo.what.${change}`, { what });
}

/**
 * @param {import('./corrections.js').Correction} correction
 * @param {string} text
 * @param {import('./i18n.js').Words} words
 */
export function describeCorrection(correction, text, words) {
  return words.say(`undo.what.${correction.op}`, { what: excerpt(text, correction) });
}
