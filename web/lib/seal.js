/**
 * Opens the files that the build sealed: raw deflate, and text128 where they travel inside HTML.
 */
import { decode } from './text128.js';

/**
 * @param {import('../engine/protocol.js').Sealed} sealed
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function open({ data, size }) {
  const bytes = typeof data === 'string' ? decode(data) : new Uint8Array(data);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const opened = new Uint8Array(await new Response(stream).arrayBuffer());
  if (opened.length !== size) throw new Error(`${opened.length} bytes, expected ${size}`);
  return opened;
}
