/**
 * What the page cannot do without.
 */

/** The smallest module with a SIMD instruction: i8x16.splat, i8x16.popcnt. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** @returns {import('./protocol.js').ErrorCode | null} what is missing, null for nothing */
export function missingFeature() {
  if (typeof Worker !== 'function') return 'no-worker';
  if (typeof WebAssembly !== 'object') return 'no-wasm';
  if (!WebAssembly.validate(SIMD_MODULE)) return 'no-simd';
  if (typeof DecompressionStream !== 'function') return 'no-decompression';
  return null;
}
