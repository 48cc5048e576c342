/**
 * The quotations of a text as a ledger: those that are asked for, by who says them. All pure.
 */

/**
 * @typedef {import('./quotes.js').Quotes} Quotes
 * @typedef {import('./quotes.js').Voice} Voice
 * @typedef {{voice: string, stance: string, form: string}} Filter
 *   each empty: all; voice: one of voiceKey; stance: 'neutral', 'distancing', 'committing', 'none';
 *   form: one of FORMS
 * @typedef {{voice: number, quotes: {id: number, at: number}[]}} Group
 *   voice: of quotes.voices; at: which of that voice's quotations
 */

/** @type {Filter} */
export const ALL = { voice: '', stance: '', form: '' };

/** Forms of speech by the kinds of QUOTE_KINDS that they are of. */
export const FORMS = /** @type {const} */ ({
  direct: ['direct'],
  fragment: ['fragment'],
  reported: ['indirect', 'according-to'],
});

/**
 * A name for a voice that a second analysis of the same text gives again.
 * @param {Voice} voice
 */
export function voiceKey({ kind, name }) {
  return `${kind} ${name.toLowerCase()}`;
}

/**
 * @param {Quotes} quotes
 * @param {Filter} filter
 * @returns {Group[]} voices that said something of the kind, in the order of `quotes.voices`
 */
export function filterQuotes(quotes, { voice: wanted, stance, form }) {
  const kinds = /** @type {readonly string[] | undefined} */ (
    form ? FORMS[/** @type {keyof typeof FORMS} */ (form)] : undefined
  );
  return quotes.voices.flatMap((voice, index) => {
    if (wanted && voiceKey(voice) !== wanted) return [];
    const said = voice.quotes
      .map((id, at) => ({ id, at }))
      .filter(({ id }) => {
        if (!stance && !kinds) return true;
        const quote = quotes.quote(id);
        if (stance && (quote.stance ?? 'none') !== stance) return false;
        return !kinds || kinds.includes(quote.kind);
      });
    return said.length > 0 ? [{ voice: index, quotes: said }] : [];
  });
}

/**
 * @param {Group[]} groups
 * @returns {number} of quotations
 */
export function countQuotes(groups) {
  return groups.reduce((sum, { quotes }) => sum + quotes.length, 0);
}
