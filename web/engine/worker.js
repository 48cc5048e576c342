/**
 * Runs the core beside the page. A table of operations; no DOM, no policy.
 * A trap (out of memory, a bug) leaves the instance unusable: the worker says so and closes.
 */
import { open, unseal } from '../lib/seal.js';
import { Core } from './module.js';
import { pack, transferables } from './pack.js';
import { EngineError } from './protocol.js';

/** @type {Core | null} */
let core = null;
/** The request whose text the core still holds. */
let analysis = 0;
/** Has something of everything: with it, the code that the reader's first text needs is compiled. */
const FIRST_TEXT =
  'Le port rouvre\n\nLundi 3 mars 2025, la maire de Brest, Anne Le Gall, a déclaré : « Nous avons ' +
  'perdu 12 millions d’euros. » Selon elle, la société Armor Fret partira en juin.';

/** Whether the page has asked for anything yet. */
let asked = false;
/** What is done once the answer to `init` is on its way, and before all else. */
let rest = Promise.resolve();

const operations = {
  /** @param {Extract<import('./protocol.js').Request, {op: 'init'}>} request */
  async init({ wasm, models }) {
    const [first, ...others] = models;
    const [module, bundle] = await Promise.all([
      wasm instanceof WebAssembly.Module ? wasm : compile(wasm),
      open(first),
    ]);
    core = await Core.instantiate(module);
    core.load(bundle);
    rest = loadRest(core, others);
    rest.catch(() => {}); // told to who asks for something next
    return { result: { module }, transfer: [] };
  },

  /** @param {Extract<import('./protocol.js').Request, {op: 'analyze'}>} request */
  analyze({ id, text, options }) {
    analysis = 0;
    const json = running().analyze(text, { ...options, tokens: false });
    analysis = id;
    const result = pack(json, id, text);
    return { result, transfer: transferables(result) };
  },

  /** @param {Extract<import('./protocol.js').Request, {op: 'tokens'}>} request */
  tokens(request) {
    return { result: holding(request).tokens(request.start, request.end), transfer: [] };
  },

  /** @param {Extract<import('./protocol.js').Request, {op: 'export'}>} request */
  export(request) {
    return { result: holding(request).export(request.format, request.locale), transfer: [] };
  },
};

/**
 * Tries the first model and its code, and adds the other languages. Between two steps it may be
 * heard that the page waits.
 * @param {Core} loader
 * @param {import('./protocol.js').Sealed[]} models
 */
async function loadRest(loader, models) {
  await new Promise((resolve) => setTimeout(resolve));
  loader.check();
  await new Promise((resolve) => setTimeout(resolve));
  if (!asked) loader.analyze(FIRST_TEXT, { language: 'auto', tokens: false });
  for (const model of models) {
    await new Promise((resolve) => setTimeout(resolve));
    loader.load(await open(model));
    loader.check();
  }
}

/** @returns {Core} */
function running() {
  if (!core) throw new EngineError('failed', 'not initialised');
  return core;
}

/**
 * The core, if it still holds the text that the request is about.
 * @param {{analysis: number}} request
 * @returns {Core}
 */
function holding(request) {
  if (request.analysis !== analysis) throw new EngineError('stale');
  return running();
}

/**
 * While it is opened.
 * @param {import('./protocol.js').Sealed} sealed
 * @returns {Promise<WebAssembly.Module>}
 */
function compile(sealed) {
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(unseal(sealed), { headers }));
}

/** @param {MessageEvent<import('./protocol.js').Request>} event */
self.onmessage = async ({ data }) => {
  const { id } = data;
  self.postMessage({ id, begun: true });
  try {
    asked ||= data.op !== 'init';
    if (data.op !== 'init') await rest;
    const operation = /** @type {(request: object) => any} */ (operations[data.op]);
    const { result, transfer } = await operation(data);
    try {
      self.postMessage({ id, result }, { transfer });
    } catch {
      // A browser that cannot send a compiled module on: the page then restarts from the bytes.
      self.postMessage({ id, result: { ...result, module: null } });
    }
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
    if (isFatal(error)) self.close();
  }
};

/** @param {unknown} error */
function isFatal(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/**
 * @param {unknown} error
 * @returns {{code: import('./protocol.js').ErrorCode, message: string}}
 */
function describe(error) {
  const message = String(/** @type {any} */ (error)?.stack ?? error);
  if (error instanceof EngineError) return { code: error.code, message };
  return { code: isFatal(error) ? 'worker-died' : 'failed', message };
}
