/**
 * What the inspector says of a token.
 */

/** @typedef {import('../engine/protocol.js').Token} Token */

/**
 * @param {Token} token
 * @param {string} form  the token as it stands in the text
 * @param {import('./i18n.js').Words} words
 * @returns {string[]} nature, lemma, features: what is known of them
 */
export function describeToken(token, form, words) {
  /** @param {string} upos */
  const nature = (upos) => words.sayOr(`upos.${upos}`, upos);
  const said = [];
  if (token.words?.length) {
    const parts = token.words.map((word) => `${word.form} (${nature(word.upos)})`);
    said.push(words.say('inspector.of', { form, words: parts.join(' + ') }));
  } else {
    said.push(nature(token.upos));
  }
  if (token.lemma && token.lemma !== form) {
    said.push(words.say('inspector.lemma', { lemma: token.lemma }));
  }
  if (token.feats) {
    const feats = token.feats.split('|').map((feat) => words.sayOr(`feats.${feat}`, feat));
    said.push([...new Set(feats)].join(', '));
  }
  return said;
}
