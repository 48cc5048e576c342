/**
 * What the reader says of a text: when it was published, which lines belong to the article, what is
 * wrong with its marks; and what the page that it was copied from said of its lines. Kept with the
 * text, given to the analysis, and taken along when the text is edited.
 */

import { KINDS } from '../engine/document.js';
import { readCorrections, rebaseCorrections } from './corrections.js';
import { findEdit } from './edits.js';

/**
 * @typedef {{start: number, kind: string}} BlockChoice  start: of the line, in UTF-16 units
 * @typedef {{published: string, blocks: BlockChoice[], structure: BlockChoice[],
 *   corrections: import('./corrections.js').Correction[]}} Choices
 *   published: YYYY-MM-DD or empty; blocks: the reader's; structure: of the page; corrections:
 *   applied in order
 */

/** @type {Choices} */
export const NO_CHOICES = { published: '', blocks: [], structure: [], corrections: [] };

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
 * @param {Choices} choices
 * @returns {BlockChoice[]} what is said of lines; the reader is right where the page says otherwise
 */
export function allBlocks({ blocks, structure }) {
  const chosen = new Set(blocks.map(({ start }) => start));
  const others = structure.filter(({ start }) => !chosen.has(start));
  return [...others, ...blocks].sort((a, b) => a.start - b.start);
}

/**
 * The choices for a text that was edited: what is before and after the change keeps its own.
 * @param {Choices} choices
 * @param {string} before
 * @param {string} after
 * @returns {Choices}
 */
export function rebase(choices, before, after) {
  const { structure, corrections } = choices;
  if (choices.blocks.length + structure.length + corrections.length === 0) return choices;
  const edit = findEdit(before, after);
  /** @param {BlockChoice[]} blocks */
  const move = (blocks) =>
    blocks.flatMap(({ start, kind }) => {
      if (start < edit.head) return [{ start, kind }];
      return start >= edit.tail ? [{ start: start + edit.shift, kind }] : [];
    });
  return {
    ...choices,
    blocks: move(choices.blocks),
    structure: move(structure),
    corrections: rebaseCorrections(corrections, edit, before, after),
  };
}

/**
 * @param {any} value  choices as they were kept, or anything
 * @returns {Choices}
 */
export function asChoices(value) {
  const { published, blocks, structure, corrections } = value ?? {};
  /** @param {any} kept @returns {BlockChoice[]} */
  const asBlocks = (kept) =>
    (Array.isArray(kept) ? kept : []).filter(
      (block) => Number.isInteger(block?.start) && KINDS.includes(block.kind),
    );
  return {
    published: isDay(published) ? published : '',
    blocks: asBlocks(blocks),
    structure: asBlocks(structure),
    corrections: readCorrections(corrections),
  };
}
