/**
 * Topics: what has places in a text and can be walked through (see lib/analysis.js).
 */

/** @typedef {import('./analysis.js').Topic} Topic */
/** @typedef {import('./analysis.js').Analysis} Analysis */

/**
 * @param {Topic} a
 * @param {Topic} b
 */
export function sameTopic(a, b) {
  return a.kind === b.kind && a.id === b.id;
}

/**
 * What somebody followed in a text, after the text was read anew.
 * @param {Topic} topic
 * @param {Analysis} before
 * @param {Analysis} now  of the same text
 * @returns {Topic | null} null when it is not there any more
 */
export function again(topic, before, now) {
  if (topic.kind === 'found') return topic;
  const name = before.name(topic);
  const known = {
    subject: () => [...now.subjects(before.type(topic.id))],
    term: () => [...now.packed.terms.keys()],
    quotes: () => [...now.quotes.voices.keys()],
    figures: () => [topic.id],
    summary: () => [topic.id],
  };
  const { kind } = topic;
  const id = known[kind]().find((each) => now.name({ kind, id: each }) === name);
  return id === undefined ? null : { kind, id };
}

/**
 * @param {Topic} topic
 * @returns {boolean} whether its places are sentences or more
 */
export function isPassage(topic) {
  if (topic.kind === 'found') return topic.passage === true;
  return topic.kind === 'quotes' || topic.kind === 'summary';
}
