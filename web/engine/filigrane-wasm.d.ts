// Names that web/build.mjs resolves: Emscripten's loader, and the worker as one script.
declare module 'filigrane-wasm' {
  export default function createFiligrane(options: {
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance) => void,
    ): object;
  }): Promise<import('./memory.js').Exports>;
}

declare module 'filigrane-worker' {
  const source: string;
  export default source;
}
