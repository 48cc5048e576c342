/**
 * Opens the files that the build sealed: raw deflate, and text128 where they travel inside HTML.
 */
import { decode } from './text128.js';

/** Media types of such files where they are kept open (service_worker.js). */
export const OPENED = { wasm: 'application/wasm', model: 'application/vnd.filigrane.model' };

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
  const { data, isOpen } = sealed;
  const content = new Response(isOpen ? data : unseal(sealed));
  const opened = new Uint8Array(await content.arrayBuffer());
  if (opened.length !== sealed.size)
    throw new Error(`${opened.length} bytes, expected ${sealed.size}`);
  return opened;
}
