/**
 * What the reader says of a text: when it was published, and which lines belong to the article.
 * Kept with the text, given to the analysis, and taken along when the text is edited.
 */

import { KINDS } from '../engine/document.js';

/**
 * @typedef {{start: number, kind: string}} BlockChoice  start: of the line, in UTF-16 units
 * @typedef {{published: string, blocks: BlockChoice[]}} Choices  published: YYYY-MM-DD or empty
 */

/** @type {Choices} */
export const NO_CHOICES = { published: '', blocks: [] };

/** What a line becomes that the reader puts into the article, or leaves out of it. */
const KIND_IN = 'body';
const KIND_OUT = 'furniture';

/** @param {string} value */
export function isDay(value) {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * The other way for one line: a choice made before is taken back.
 * @param {Choices} choices
 * @param {number} start
 * @param {boolean} aside  whether it is left out now
 * @returns {Choices}
 */
export function toggleBlock(choices, start, aside) {
  const others = choices.blocks.filter((block) => block.start !== start);
  if (others.length < choices.blocks.length) return { ...choices, blocks: others };
  const blocks = [...others, { start, kind: aside ? KIND_IN : KIND_OUT }];
  return { ...choices, blocks: blocks.sort((a, b) => a.start - b.start) };
}

/**
 * The choices for a text that was edited: lines before and after the change keep theirs.
 * @param {Choices} choices
 * @param {string} before
 * @param {string} after
 * @returns {Choices}
 */
export function rebase(choices, before, after) {
  if (choices.blocks.length === 0) return choices;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  const shift = after.length - before.length;
  let tail = before.length;
  while (tail > head && tail + shift > head) {
    if (before.charCodeAt(tail - 1) !== after.charCodeAt(tail + shift - 1)) break;
    tail--;
  }
  const blocks = choices.blocks.flatMap(({ start, kind }) => {
    if (start < head) return [{ start, kind }];
    return start >= tail ? [{ start: start + shift, kind }] : [];
  });
  return { ...choices, blocks };
}

/**
 * @param {any} value  choices as they were kept, or anything
 * @returns {Choices}
 */
export function asChoices(value) {
  const { published, blocks } = value ?? {};
  return {
    published: isDay(published) ? published : '',
    blocks: (Array.isArray(blocks) ? blocks : []).filter(
      (block) => Number.isInteger(block?.start) && KINDS.includes(block.kind),
    ),
  };
}
