/**
 * The analysis core as a JavaScript object: typed calls, errors thrown as EngineError.
 */
import createFiligrane from 'filigrane-wasm';
import { takeReply, takeText, withBytes, withUtf16 } from './memory.js';
import { ABI_VERSION, EngineError } from './protocol.js';

/** Codes of the core (filigrane.h, code_name) that the interface has other words for. */
const CODES = /** @type {Record<string, import('./protocol.js').ErrorCode>} */ ({
  'too-large': 'too-large',
  'bad-bundle': 'bad-model',
  'bundle-version': 'bad-model',
});

/** One instance of the core. One call at a time. */
export class Core {
  /** @param {import('./memory.js').Exports} wasm */
  constructor(wasm) {
    this.wasm = wasm;
    const abi = wasm._filigrane_abi_version();
    if (abi !== ABI_VERSION) {
      throw new EngineError('load-failed', `ABI ${abi}, expected ${ABI_VERSION}`);
    }
  }

  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<Core>}
   */
  static async instantiate(module) {
    const wasm = await new Promise((resolve, reject) => {
      createFiligrane({
        instantiateWasm(imports, receive) {
          WebAssembly.instantiate(module, imports).then(receive, reject);
          return {};
        },
      }).then(resolve, reject);
    });
    return new Core(wasm);
  }

  /**
   * Adds the model of one language.
   * @param {Uint8Array} bundle
   * @returns {{model: string, language: string}}
   */
  load(bundle) {
    const { wasm } = this;
    return this.answer(withBytes(wasm, bundle, (p) => wasm._filigrane_load(p, bundle.length)));
  }

  /** Whether the models that were loaded fit this program; the first text is slower without. */
  check() {
    this.answer(this.wasm._filigrane_check());
  }

  /**
   * @param {string} text
   * @param {import('./protocol.js').AnalyzeOptions & {tokens?: boolean}} options
   * @returns {import('./pack.js').JsonDocument}
   */
  analyze(text, options) {
    const { wasm } = this;
    const bytes = new TextEncoder().encode(JSON.stringify(options));
    const code = withBytes(wasm, bytes, (o) =>
      withUtf16(wasm, text, (t) => wasm._filigrane_analyze(t, text.length, o, bytes.length)),
    );
    return this.answer(code);
  }

  /**
   * The tokens of the last text that touch [start, end), in UTF-16 units.
   * @param {number} start
   * @param {number} end
   * @returns {import('./protocol.js').Token[]}
   */
  tokens(start, end) {
    return this.answer(this.wasm._filigrane_tokens(start, end));
  }

  /**
   * The last document in a format of docs/exports.md.
   * @param {string} format
   * @param {string} locale  of labels meant for people; '' for the language of the text
   * @returns {string}
   */
  export(format, locale) {
    const { wasm } = this;
    const name = new TextEncoder().encode(format);
    const labels = new TextEncoder().encode(locale);
    const code = withBytes(wasm, name, (n) =>
      withBytes(wasm, labels, (l) => wasm._filigrane_export(n, name.length, l, labels.length)),
    );
    return code === 0 ? takeText(wasm) : this.answer(code);
  }

  /**
   * @param {number} code
   * @returns {any}
   */
  answer(code) {
    const reply = takeReply(this.wasm);
    if (code === 0) return reply;
    throw new EngineError(CODES[reply.code] ?? 'failed', `${reply.code}: ${reply.message}`);
  }
}
