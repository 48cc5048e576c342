/**
 * Why each mark is there, in columns: a code, and what the mark would be if it were not this.
 */
import { TYPES } from './document.js';

/** Columns of a reason. */
export const WHY = /** @type {const} */ ({ reason: 0, else: 1, sureness: 2, width: 3 });
/** What a mark would be else: nothing known, no name at all, or one of TYPES from here on. */
export const ELSE = /** @type {const} */ ({ unknown: 0, none: 1, types: 2 });

/** What the analysis says of a mark that the reader made or changed. */
export const BY_READER = 'user';

/**
 * @typedef {{reason: string, runnerUp?: {type: string, confidence: number}}} Reason
 * @typedef {{rows: Uint8Array, codes: string[]}} PackedReasons
 *   rows: as WHY says, one a mark; codes: what the first column counts; sureness in per cent
 */

/**
 * @param {Reason[]} marks
 * @returns {PackedReasons}
 */
export function packReasons(marks) {
  /** @type {string[]} */
  const codes = [];
  const rows = new Uint8Array(marks.length * WHY.width);
  marks.forEach(({ reason, runnerUp }, mark) => {
    let code = codes.indexOf(reason);
    if (code < 0) code = codes.push(reason) - 1;
    const type = TYPES.indexOf(/** @type {any} */ (runnerUp?.type));
    const none = runnerUp?.type === 'none' ? ELSE.none : ELSE.unknown;
    const sureness = Math.round((runnerUp?.confidence ?? 0) * 100);
    rows.set(
      [Math.min(code, 255), type < 0 ? none : ELSE.types + type, sureness],
      mark * WHY.width,
    );
  });
  return { rows, codes };
}
