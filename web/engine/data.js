/**
 * Where the WebAssembly module and the models come from: files beside the page, fetched with
 * progress, or text inside it (the single file). The build writes which into the page.
 */
import { el } from '../lib/dom.js';
import { OPENED } from '../lib/seal.js';
import { EngineError } from './protocol.js';

/**
 * size: bytes when opened; bytes: on the way; url or element: where it is
 * @typedef {{size: number, bytes: number, url?: string, element?: string}} AssetEntry
 * @typedef {import('./protocol.js').Sealed} Sealed
 * @typedef {{wasm: AssetEntry, models: AssetEntry[]}} Manifest
 */

/**
 * @param {Manifest} manifest
 * @param {(share: number) => void} onProgress  0 to 1
 * @param {() => void} onClosed  the page has its final policy: it may not connect any more
 * @returns {Promise<import('./client.js').Assets>}
 */
export async function loadAssets({ wasm, models }, onProgress, onClosed) {
  const entries = [wasm, ...models];
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  /** @param {number} bytes */
  const count = (bytes) => {
    done += bytes;
    onProgress(Math.min(done / total, 1));
  };
  const answers = entries.map(ask);
  // What this device has begun to give it gives to the end; a host may have to be asked again.
  if (onDevice()) await Promise.all(answers);
  const close = () => {
    forbidConnections();
    onClosed();
  };
  const early = onDevice() || wasm.url === undefined;
  if (early) close();
  const [first, ...others] = await Promise.all(
    entries.map(async (entry, i) => take(await answers[i], entry, count)),
  );
  if (!early) close();
  return { wasm: first, models: others };
}

/** From now on the page may not even call its own server. Policies only add up. */
function forbidConnections() {
  const content = "connect-src 'none'";
  document.head.append(el('meta', { 'http-equiv': 'Content-Security-Policy', content }));
}

/**
 * @param {AssetEntry} entry
 * @returns {Promise<Response | null>} null for what stands in the page
 */
async function ask({ url }) {
  if (url === undefined) return null;
  if (location.protocol === 'file:') throw new EngineError('file-origin', url);
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`${response.status} ${url}`);
    return response;
  } catch (error) {
    throw new EngineError('load-failed', String(error));
  }
}

/**
 * @param {Response | null} response
 * @param {AssetEntry} entry
 * @param {(bytes: number) => void} count
 * @returns {Promise<any>} the module where it is compiled already, else as it is
 */
async function take(response, entry, count) {
  if (response) return download(response, entry.size, count);
  await parsed();
  const element = document.getElementById(entry.element ?? '');
  if (!element) throw new EngineError('load-failed', `no element ${entry.element}`);
  const text = element.textContent ?? '';
  element.remove();
  count(entry.bytes);
  return { data: text, size: entry.size };
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
 * @param {Response} response
 * @param {number} size  when opened
 * @param {(bytes: number) => void} count
 * @returns {Promise<Sealed | WebAssembly.Module>}
 */
async function download(response, size, count) {
  try {
    const type = response.headers.get('Content-Type');
    if (type === OPENED.wasm) return await WebAssembly.compileStreaming(response);
    if (type === OPENED.model) return { data: await response.arrayBuffer(), size, isOpen: true };
    const counted = new TransformStream({
      transform(chunk, controller) {
        count(chunk.length);
        controller.enqueue(chunk);
      },
    });
    const body = /** @type {ReadableStream} */ (response.body).pipeThrough(counted);
    return { data: await new Response(body).arrayBuffer(), size };
  } catch (error) {
    throw new EngineError('load-failed', String(error));
  }
}
