/**
 * The same module and models as in dist/, called from Node: what the page has to show.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { takeReply, withBytes, withUtf16 } from '../../web/engine/memory.js';
import { ROOT } from './harness.mjs';

const WASM = process.env.FILIGRANE_WASM ?? join(ROOT, 'build/wasm');

/**
 * @returns {Promise<(text: string, language?: string) =>
 *   import('../../web/engine/document.js').JsonDocument & {tokens: any[]}>}
 */
export async function loadEngine() {
  const createFiligrane = createRequire(import.meta.url)(join(WASM, 'filigrane.js'));
  const wasm = await createFiligrane({ wasmBinary: await readFile(join(WASM, 'filigrane.wasm')) });
  const folder = join(ROOT, 'models');
  for (const name of (await readdir(folder)).filter((n) => n.endsWith('.bin')).sort()) {
    const bundle = await readFile(join(folder, name));
    const code = withBytes(wasm, bundle, (p) => wasm._filigrane_load(p, bundle.length));
    if (code !== 0) throw new Error(`${name}: ${JSON.stringify(takeReply(wasm))}`);
  }
  return (text, language = 'auto') => {
    const options = new TextEncoder().encode(JSON.stringify({ language }));
    const code = withBytes(wasm, options, (o) =>
      withUtf16(wasm, text, (t) => wasm._filigrane_analyze(t, text.length, o, options.length)),
    );
    const reply = takeReply(wasm);
    if (code !== 0) throw new Error(JSON.stringify(reply));
    return reply;
  };
}
