/**
 * What the inspector says of a token.
 */
import { describeMorphology } from './morphology.js';

/** @typedef {import('../engine/protocol.js').Token} Token */

/**
 * @param {Token} token
 * @param {string} form  the token as it stands in the text
 * @param {string} language  of the text
 * @param {import('./i18n.js').Words} words
 * @returns {string[]} nature with its features, base form: what is known of them
 */
export function describeToken(token, form, language, words) {
  /** @param {{upos: string, feats?: string}} word */
  const nature = ({ upos, feats = '' }) => describeMorphology(upos, feats, language, words.strings);
  if (token.words?.length) {
    // A token that holds several words has no nature of its own.
    const parts = token.words.map((word) => `${word.form} (${nature(word)})`);
    return [words.say('inspector.of', { words: parts.join(' + ') })];
  }
  const said = [nature(token)].filter(Boolean);
  const { lemma } = token;
  if (lemma && lemma.toLowerCase() !== form.toLowerCase()) {
    said.push(words.say('inspector.base', { lemma }));
  }
  return said;
}
