/**
 * Parts of speech as school has them: each group of tags of Universal Dependencies.
 */

export const GROUPS = /** @type {const} */ ([
  'verb',
  'noun',
  'name',
  'adjective',
  'adverb',
  'pronoun',
  'link',
]);

/** @typedef {(typeof GROUPS)[number]} Group */

/** Numbers, signs and foreign words are in no group. @type {Record<string, Group>} */
const GROUP_OF = {
  VERB: 'verb',
  AUX: 'verb',
  NOUN: 'noun',
  PROPN: 'name',
  ADJ: 'adjective',
  ADV: 'adverb',
  PRON: 'pronoun',
  DET: 'link',
  ADP: 'link',
  CCONJ: 'link',
  SCONJ: 'link',
  PART: 'link',
};

/**
 * @param {string} upos
 * @returns {Group | null}
 */
export function groupOf(upos) {
  return GROUP_OF[upos] ?? null;
}

/**
 * A sentence in runs: its tokens, and what stands between them.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {import('../engine/protocol.js').Token[]} tokens  of the sentence or of more
 * @returns {{text: string, token: import('../engine/protocol.js').Token | null}[]}
 */
export function runsOf(text, start, end, tokens) {
  const runs = [];
  let at = start;
  for (const token of tokens) {
    if (token.start < at || token.end > end) continue;
    if (token.start > at) runs.push({ text: text.slice(at, token.start), token: null });
    runs.push({ text: text.slice(token.start, token.end), token });
    at = token.end;
  }
  if (at < end) runs.push({ text: text.slice(at, end), token: null });
  return runs;
}
