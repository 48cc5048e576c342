/**
 * What a place of the text is called: for the walk from one to the next, and what is known of a
 * word beyond its grammar: whose words it belongs to, which day it names, what it amounts to.
 */
import { dateInWords } from './dates.js';
import { explain } from './explanations.js';
import { figureInWords, figureOf } from './figures.js';

/**
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Topic} Topic
 * @typedef {import('./i18n.js').Words} Words
 */

/**
 * @param {Analysis} analysis
 * @param {Topic} topic
 * @param {number} at
 * @param {Words} words
 * @returns {string} what is walked through: "Tom Cotton", "1,5 milliard"
 */
export function describePlace(analysis, topic, at, words) {
  if (topic.kind === 'summary') return words.say('summary.title');
  if (topic.kind === 'figures') return figureOf(analysis, at).text;
  return analysis.name(topic) || words.say('quotes.unknown');
}

/**
 * @param {Analysis} analysis
 * @param {number} id  of a quotation
 * @param {Words} words
 * @returns {string} "citation, Tom Cotton : a écrit"
 */
export function describeQuote(analysis, id, words) {
  const { kind, voice, cue } = analysis.quotes.quote(id);
  const name = analysis.quotes.voices[voice].name || words.say('quotes.unknown');
  const what = words.say(`quotes.kind.${kind}`);
  return words.say(cue ? 'quotes.said-with' : 'quotes.said', { what, name, cue });
}

/**
 * @param {Analysis} analysis
 * @param {number} subject  a date
 * @param {Words} words
 * @returns {{value: string, why: string}} either may be empty
 */
export function describeDate(analysis, subject, words) {
  return {
    value: dateInWords(analysis.detail(subject), words),
    why: explain(analysis.notes(subject), words),
  };
}

/**
 * @param {Analysis} analysis
 * @param {number} offset  of a word
 * @param {Words} words
 * @returns {string[]} what it means there, beyond its grammar
 */
export function meaningsAt(analysis, offset, words) {
  const said = [];
  const date = analysis.dateAt(offset);
  if (date >= 0) {
    const { value, why } = describeDate(analysis, date, words);
    if (value || why)
      said.push(value && why ? words.say('date.why', { value, why }) : value || why);
  }
  const figure = analysis.figureAt(offset);
  if (figure >= 0) {
    const { text, ...about } = figureOf(analysis, figure);
    const amount = figureInWords(about, words);
    if (amount && amount !== text) said.push(amount);
  }
  return said;
}
