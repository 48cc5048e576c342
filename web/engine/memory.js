/**
 * The only file that touches the heap of the WebAssembly module. Memory may grow in any call and
 * then every older view of it is dead: views are taken anew after each call and never kept.
 */

/**
 * @typedef {{
 *   HEAPU8: Uint8Array, HEAPU16: Uint16Array,
 *   _filigrane_abi_version(): number,
 *   _filigrane_alloc(bytes: number): number,
 *   _filigrane_free(pointer: number): void,
 *   _filigrane_load(bundle: number, size: number): number,
 *   _filigrane_check(): number,
 *   _filigrane_analyze(text: number, units: number, options: number, size: number): number,
 *   _filigrane_tokens(start: number, end: number): number,
 *   _filigrane_export(format: number, size: number, locale: number, localeSize: number): number,
 *   _filigrane_reply(): number,
 *   _filigrane_reply_size(): number,
 *   _filigrane_reply_drop(): void,
 * }} Exports
 */

/**
 * Calls `use` with a pointer to a copy of the bytes, which is freed afterwards.
 * @template T
 * @param {Exports} wasm
 * @param {Uint8Array} bytes
 * @param {(pointer: number) => T} use
 * @returns {T}
 */
export function withBytes(wasm, bytes, use) {
  const pointer = allocate(wasm, bytes.length);
  try {
    wasm.HEAPU8.set(bytes, pointer);
    return use(pointer);
  } finally {
    wasm._filigrane_free(pointer);
  }
}

/**
 * Calls `use` with a pointer to the UTF-16 units of the text. Copied unit by unit, so that lone
 * surrogates arrive as they are (TextEncoder would replace them).
 * @template T
 * @param {Exports} wasm
 * @param {string} text
 * @param {(pointer: number) => T} use
 * @returns {T}
 */
export function withUtf16(wasm, text, use) {
  const pointer = allocate(wasm, text.length * 2);
  try {
    const units = wasm.HEAPU16;
    const first = pointer >>> 1;
    for (let i = 0; i < text.length; i++) units[first + i] = text.charCodeAt(i);
    return use(pointer);
  } finally {
    wasm._filigrane_free(pointer);
  }
}

/**
 * The reply of the last call, copied out and then freed on the other side.
 * @param {Exports} wasm
 * @returns {any}
 */
export function takeReply(wasm) {
  return JSON.parse(takeText(wasm));
}

/**
 * The same where the reply is no JSON.
 * @param {Exports} wasm
 * @returns {string}
 */
export function takeText(wasm) {
  const start = wasm._filigrane_reply();
  const bytes = wasm.HEAPU8.slice(start, start + wasm._filigrane_reply_size());
  wasm._filigrane_reply_drop();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/**
 * @param {Exports} wasm
 * @param {number} bytes
 * @returns {number} an address as an unsigned number, also above 2 GiB
 */
function allocate(wasm, bytes) {
  const pointer = wasm._filigrane_alloc(Math.max(bytes, 1)) >>> 0;
  if (pointer === 0) throw new RangeError(`out of memory: ${bytes} bytes`);
  return pointer;
}
