/**
 * Undo and redo of all that the reader changes about a text: its words, what is chosen and
 * corrected, and what the dictionary learns on the way. Snapshots, in a value that is never
 * changed in place.
 */

/**
 * @typedef {import('./choices.js').Choices} Choices
 * @typedef {import('./corrections.js').Correction} Correction
 * @typedef {{text: string, choices: Choices, dictionary: import('./dictionary.js').Dictionary
 * }} Snapshot
 * @typedef {{before: Snapshot, after: Snapshot}} Step
 * @typedef {{past: readonly Step[], future: readonly Step[]}} History  the next step of each last
 *
 * @typedef {Correction['op'] | 'text' | 'published' | 'blocks' | 'dictionary' | 'several'
 *   | 'as-read'} Change
 */

/** @type {History} */
export const NO_HISTORY = { past: [], future: [] };

const MAX_STEPS = 200;
/** UTF-16 units that the texts of all steps may have together. */
const MAX_UNITS = 32_000_000;

/**
 * @param {History} history
 * @param {Step} step
 * @param {boolean} [goesOn]  it is one with the step before: words written in one go
 * @returns {History}
 */
export function record({ past }, step, goesOn = false) {
  const last = past.at(-1);
  const steps = last && goesOn ? [...past.slice(0, -1), { ...step, before: last.before }] : null;
  return { past: trim(steps ?? [...past, step]), future: [] };
}

/**
 * @param {Step[]} steps
 * @returns {Step[]} the last ones, as far as there is room for them
 */
function trim(steps) {
  let from = Math.max(0, steps.length - MAX_STEPS);
  let units = 0;
  for (let i = steps.length - 1; i >= from; i--) {
    const { before, after } = steps[i];
    if (before.text !== after.text) units += before.text.length;
    if (units > MAX_UNITS) from = i + 1;
  }
  return steps.slice(from);
}

/**
 * @param {History} history
 * @returns {{history: History, step: Step} | null} the step to take back
 */
export function undo({ past, future }) {
  const step = past.at(-1);
  return step ? { history: { past: past.slice(0, -1), future: [...future, step] }, step } : null;
}

/**
 * @param {History} history
 * @returns {{history: History, step: Step} | null} the step to take again
 */
export function redo({ past, future }) {
  const step = future.at(-1);
  return step ? { history: { past: [...past, step], future: future.slice(0, -1) }, step } : null;
}

/**
 * @param {Step} step
 * @returns {{change: Change, what: string}} what: the words it is about, where there are some
 */
export function stepOf({ before, after }) {
  if (before.text !== after.text) return { change: 'text', what: '' };
  const [was, is] = [before.choices, after.choices];
  const known = new Set(was.corrections);
  const added = is.corrections.filter((correction) => !known.has(correction));
  const last = added.at(-1);
  if (added.length > 1) return { change: 'several', what: '' };
  if (last) return { change: last.op, what: excerpt(after.text, last) };
  if (was.corrections.length > is.corrections.length) return { change: 'as-read', what: '' };
  if (was.published !== is.published) return { change: 'published', what: '' };
  if (was.blocks !== is.blocks) return { change: 'blocks', what: '' };
  return { change: 'dictionary', what: '' };
}

/** Units of the words that a step is named by. */
const EXCERPT = 40;

/**
 * @param {string} text
 * @param {import('./edits.js').Span} span
 */
export function excerpt(text, { start, end }) {
  const cut = end - start > EXCERPT;
  const words = text.slice(start, cut ? start + EXCERPT : end).replace(/[\ud800-\udbff]$/, '');
  return words.replace(/\s+/g, ' ') + (cut ? '…' : '');
}
