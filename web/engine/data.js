/**
 * Where the WebAssembly module and the models come from: files beside the page, fetched with
 * progress, or text inside it (the single file). The build writes which into the page.
 */
import { el } from '../lib/dom.js';
import { EngineError } from './protocol.js';

/**
 * size: bytes when opened; bytes: on the way; url or element: where it is
 * @typedef {{size: number, bytes: number, url?: string, element?: string}} AssetEntry
 * @typedef {{wasm: AssetEntry, models: AssetEntry[]}} Manifest
 */

/**
 * @param {Manifest} manifest
 * @param {(share: number) => void} onProgress  0 to 1
 * @returns {Promise<import('./client.js').Assets>}
 */
export async function loadAssets({ wasm, models }, onProgress) {
  const entries = [wasm, ...models];
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  /** @param {number} bytes */
  const count = (bytes) => {
    done += bytes;
    onProgress(Math.min(done / total, 1));
  };
  const [sealedWasm, ...sealedModels] = await Promise.all(
    entries.map(async (entry) => ({ data: await read(entry, count), size: entry.size })),
  );
  forbidConnections();
  return { wasm: sealedWasm, models: sealedModels };
}

/** All is here: from now on the page may not even call its own server. Policies only add up. */
function forbidConnections() {
  const content = "connect-src 'none'";
  document.head.append(el('meta', { 'http-equiv': 'Content-Security-Policy', content }));
}

/**
 * @param {AssetEntry} entry
 * @param {(bytes: number) => void} count
 * @returns {Promise<ArrayBuffer | string>}
 */
async function read(entry, count) {
  if (entry.url !== undefined) return download(entry.url, count);
  await parsed();
  const element = document.getElementById(entry.element ?? '');
  if (!element) throw new EngineError('load-failed', `no element ${entry.element}`);
  const text = element.textContent ?? '';
  element.remove();
  count(entry.bytes);
  return text;
}

/** The single file begins with the page, and ends with what stands in it. */
async function parsed() {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}

/** Whether the files come from this device: there is nothing to tell of their progress then. */
export function onDevice() {
  return Boolean(navigator.serviceWorker?.controller);
}

/**
 * @param {string} url
 * @param {(bytes: number) => void} count
 * @returns {Promise<ArrayBuffer>}
 */
async function download(url, count) {
  if (location.protocol === 'file:') throw new EngineError('file-origin', url);
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`${response.status} ${url}`);
    if (onDevice()) {
      const bytes = await response.arrayBuffer();
      count(bytes.byteLength);
      return bytes;
    }
    const counted = new TransformStream({
      transform(chunk, controller) {
        count(chunk.length);
        controller.enqueue(chunk);
      },
    });
    return await new Response(response.body.pipeThrough(counted)).arrayBuffer();
  } catch (error) {
    throw new EngineError('load-failed', String(error));
  }
}
