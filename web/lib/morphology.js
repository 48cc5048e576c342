/**
 * What a part of speech and its features are called, as one phrase. The wording is in locales/:
 * keys that begin with `upos.` name the nature, those with `feats.` what follows it, in the order
 * of the file. After the tag, parts joined by `|` say for which words an entry is:
 *
 *     Mood=Cnd     the word has this feature, and the phrase says it
 *     Person       a feature that the phrase does without: not said again, there or not
 *     @en          at the end: in texts in this language only
 *
 * Of the natures that fit, the one with most features is taken. What no entry speaks of is left
 * out. Features are those of Universal Dependencies, as in `Mood=Cnd|Number=Sing|Person=3`.
 */

/**
 * @typedef {{tag: string, needs: string[], drops: string[], language: string, words: string}} Entry
 * @typedef {Record<string, string | {one: string, other: string}>} Strings
 */

/** @type {WeakMap<Strings, {natures: Entry[], features: Entry[]}>} */
const known = new WeakMap();

/**
 * @param {string} upos
 * @param {string} feats  empty when unknown
 * @param {string} language  of the text
 * @param {Strings} strings  of the interface
 * @returns {string} "verbe, conditionnel présent, 3e personne du singulier"
 */
export function describeMorphology(upos, feats, language, strings) {
  const { natures, features } = entriesOf(strings);
  const left = new Set(feats.split('|'));
  /** @param {Entry} entry */
  const fits = (entry) =>
    (!entry.language || entry.language === language) && entry.needs.every((need) => left.has(need));
  /** @param {Entry} entry */
  const say = ({ needs, drops, words }) => {
    for (const feat of left) {
      if (needs.includes(feat) || drops.some((name) => feat.startsWith(`${name}=`))) {
        left.delete(feat);
      }
    }
    return words;
  };

  const [nature] = natures
    .filter((entry) => entry.tag === upos && fits(entry))
    .sort((a, b) => b.needs.length - a.needs.length);
  const phrase = nature ? [say(nature)] : [];
  for (const entry of features) if (fits(entry)) phrase.push(say(entry));
  return phrase.join(', ');
}

/** @param {Strings} strings */
function entriesOf(strings) {
  let entries = known.get(strings);
  if (!entries) {
    const all = Object.entries(strings);
    entries = { natures: read(all, 'upos.'), features: read(all, 'feats.') };
    known.set(strings, entries);
  }
  return entries;
}

/**
 * @param {[string, Strings[string]][]} strings
 * @param {string} prefix
 * @returns {Entry[]}
 */
function read(strings, prefix) {
  return strings
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, words]) => {
      const [conditions, language = ''] = key.slice(prefix.length).split('@');
      const parts = conditions.split('|');
      const tag = prefix === 'upos.' ? /** @type {string} */ (parts.shift()) : '';
      const needs = parts.filter((part) => part.includes('='));
      const drops = parts.filter((part) => !part.includes('='));
      return { tag, needs, drops, language, words: String(words) };
    });
}
