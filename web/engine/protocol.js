/**
 * What page and worker say to each other. One request has one answer:
 *
 *     -> {id, op: 'init', wasm, models}            wasm and models sealed, or wasm compiled before
 *     -> {id, op: 'analyze', text, options}        text: a string, lone surrogates and all
 *     -> {id, op: 'tokens', analysis, start, end}  of the text analysed by request `analysis`
 *     -> {id, op: 'export', analysis, format, locale}  the same text in a format of docs/exports.md
 *     <- {id, begun: true}                         the worker has taken it up: it is alive
 *     <- {id, result} | {id, error: {code, message}}
 */

/** The number of filigrane_c_api.h that this page was written for. */
export const ABI_VERSION = 1;

/** Longest text the core takes, in UTF-16 units (kMaxTextUnits of filigrane.h). */
export const MAX_TEXT_UNITS = 64 * 1024 * 1024;

/**
 * Why something failed. The interface has words for each one under `error.<code>`.
 * @typedef {'no-worker' | 'no-wasm' | 'no-simd' | 'no-decompression' | 'load-failed' | 'file-origin'
 *   | 'bad-model' | 'too-large' | 'worker-died' | 'no-answer' | 'cancelled' | 'stale' | 'failed'
 * } ErrorCode
 */

/** An error with a code that the interface can put into words. */
export class EngineError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} [detail] for the log, in English
   */
  constructor(code, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'EngineError';
    this.code = code;
  }
}

/**
 * A file as it travels: compressed with raw deflate; as bytes, or as text of lib/text128.js. One
 * that is kept on this device may be open already.
 * @typedef {{data: ArrayBuffer | string, size: number, isOpen?: boolean}} Sealed
 *   size: bytes when opened
 *
 * @typedef {{language: string, published?: string, blocks?: {start: number, kind: string}[],
 *   corrections?: readonly import('../lib/corrections.js').Correction[],
 *   dictionary?: import('../lib/dictionary.js').Dictionary}} AnalyzeOptions
 *   language: 'auto' or a code; published: YYYY-MM-DD; blocks: what the reader says of lines;
 *   corrections, dictionary: and of names, quotations and dates
 *
 * @typedef {{id: number, op: 'init', wasm: Sealed | WebAssembly.Module, models: Sealed[]}
 *   | {id: number, op: 'analyze', text: string, options: AnalyzeOptions}
 *   | {id: number, op: 'tokens', analysis: number, start: number, end: number}
 *   | {id: number, op: 'export', analysis: number, format: string, locale: string}} Request
 *
 * @typedef {{id: number, begun?: true, result?: unknown,
 *   error?: {code: ErrorCode, message: string}}} Reply
 *
 * @typedef {{module: WebAssembly.Module | null}} Ready
 *
 * @typedef {{start: number, end: number, upos: string, lemma?: string, feats?: string,
 *   words?: {form: string, upos: string, lemma?: string, feats?: string}[]}} Token
 *
 * @typedef {import('./pack.js').PackedDocument} PackedDocument
 */
