/**
 * Starts the engine, before the page is read to its end: what it loads takes longest.
 */
import workerSource from 'filigrane-worker';
import { EngineClient } from './engine/client.js';
import { loadAssets } from './engine/data.js';
import { missingFeature } from './engine/support.js';

export const manifest = JSON.parse(document.getElementById('assets')?.textContent ?? '');
/** The single file: all is in the page. */
export const inside = manifest.wasm.element !== undefined;
export const missing = missingFeature();

/** @type {(share: number) => void} */
let tell = () => {};
let share = 0;

/** @param {(share: number) => void} listener  what is here of the files, 0 to 1 */
export function watchLoading(listener) {
  tell = listener;
  if (share > 0) tell(share);
}

/** From a Blob and not from a file: so it works under file://, and inherits the page's policy. */
function createWorker() {
  const source = new Blob([workerSource], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(source));
}

/** @param {() => void} onClosed */
function load(onClosed) {
  const note = (/** @type {number} */ done) => {
    share = done;
    tell(share);
  };
  return loadAssets(manifest, note, onClosed);
}

export const engine = new EngineClient(createWorker, load);
// What fails the app says.
if (!missing) engine.start().catch(() => {});
