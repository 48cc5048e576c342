/**
 * Opens the files that the build sealed: raw deflate, and text128 where they travel inside HTML.
 */
import { decode } from './text128.js';

/**
 * @param {import('../engine/protocol.js').Sealed} sealed
 * @returns {ReadableStream<Uint8Array>}
 */
export function unseal({ data }) {
  const { body } = new Response(typeof data === 'string' ? decode(data) : data);
  return /** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream('deflate-raw'));
}

/**
 * @param {import('../engine/protocol.js').Sealed} sealed
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function open(sealed) {
  const opened = new Uint8Array(await new Response(unseal(sealed)).arrayBuffer());
  if (opened.length !== sealed.size)
    throw new Error(`${opened.length} bytes, expected ${sealed.size}`);
  return opened;
}
