/**
 * Builds dist/: the hosted site (index.html and assets/) and filigrane.html, the same page in one
 * file. Takes build/wasm/filigrane.{js,wasm} and models/*.bin, unless told otherwise:
 *     node web/build.mjs [--wasm FOLDER] [--models FOLDER] [--out FOLDER]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { constants, deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildList, webManifest } from './installable.mjs';
import { OPENED } from './lib/seal.js';
import { encode } from './lib/text128.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: folders } = parseArgs({
  options: {
    wasm: { type: 'string', default: join(ROOT, 'build/wasm') },
    models: { type: 'string', default: join(ROOT, 'models') },
    out: { type: 'string', default: join(ROOT, 'dist') },
  },
});
const WASM = resolve(folders.wasm, 'filigrane.wasm');
const LOADER = resolve(folders.wasm, 'filigrane.js');
const DIST = resolve(folders.out);
/** What the single file may weigh, in bytes. */
const BUDGET = 5_000_000;

const SHARED_POLICY = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"];

/** @satisfies {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  write: /** @type {const} */ (false),
  minify: true,
  target: ['chrome111', 'firefox113', 'safari16.4'],
  loader: { '.txt': 'text' },
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * @param {string} entry
 * @param {import('esbuild').Plugin[]} [plugins]
 * @param {Record<string, string>} [define]  names of the source and what stands for them
 */
async function bundle(entry, plugins = [], define = {}) {
  const entryPoints = [join(ROOT, entry)];
  const result = await build({ ...COMMON, entryPoints, format: 'iife', plugins, define });
  return result.outputFiles[0].text;
}

/**
 * The page as modules: the engine's part runs first, and on its own.
 * @param {import('esbuild').Plugin[]} plugins
 * @returns {Promise<Map<string, string>>} by file name; start-….js and main-….js, and what they share
 */
async function modules(plugins) {
  const result = await build({
    ...COMMON,
    entryPoints: ['start', 'main'].map((name) => join(ROOT, `web/${name}.js`)),
    format: 'esm',
    splitting: true,
    outdir: DIST,
    entryNames: '[name]-[hash]',
    chunkNames: 'shared-[hash]',
    plugins,
  });
  return new Map(result.outputFiles.map(({ path, text }) => [basename(path), text]));
}

/** Emscripten's loader under the name that module.js imports. @type {import('esbuild').Plugin} */
const loaderPlugin = {
  name: 'filigrane-wasm',
  setup({ onResolve }) {
    onResolve({ filter: /^filigrane-wasm$/ }, () => ({ path: LOADER }));
    // Branches of the loader for Node that no browser takes.
    onResolve({ filter: /^(fs|path|crypto|node:.*)$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** The worker as one string. @param {string} source @returns {import('esbuild').Plugin} */
function workerPlugin(source) {
  return {
    name: 'filigrane-worker',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^filigrane-worker$/ }, ({ path }) => ({ path, namespace: 'worker' }));
      onLoad({ filter: /.*/, namespace: 'worker' }, () => ({ contents: source, loader: 'text' }));
    },
  };
}

/** @param {Uint8Array | string} content */
function hash(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

/** @param {string} content  of an inline script or style, as it stands in the page */
function policyHash(content) {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}

/** @param {string} path */
async function seal(path) {
  const bytes = await readFile(path);
  return { name: basename(path), size: bytes.length, sealed: deflate(path, bytes) };
}

/**
 * Raw deflate: by zopfli, which takes its time for three per cent less, where it is installed. What
 * it made is kept in build/sealed.
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function deflate(path, bytes) {
  const kept = join(ROOT, 'build/sealed', `${hash(bytes)}.deflate`);
  if (existsSync(kept)) return readFileSync(kept);
  const options = { maxBuffer: 2 * bytes.length };
  const { status, stdout } = spawnSync('zopfli', ['--deflate', '--i5', '-c', path], options);
  if (status !== 0)
    return deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, stdout);
  return stdout;
}

/**
 * Fills the places that index.html keeps for the build.
 * @param {string} html
 * @param {Record<'policy' | 'install' | 'style' | 'assets' | 'script' | 'payload', string>} parts
 */
function fill(html, parts) {
  let page = html;
  for (const [name, content] of Object.entries(parts)) {
    const place = `<!-- build: ${name} -->`;
    if (!page.includes(place)) throw new Error(`index.html has no ${place}`);
    page = page.replace(place, () => content);
  }
  return page;
}

/** @param {string[]} directives */
function policy(directives) {
  const content = [...SHARED_POLICY, ...directives].join('; ');
  return `<meta http-equiv="Content-Security-Policy" content="${content}" />`;
}

/** JSON that cannot end the script element it stands in. @param {unknown} value */
function jsonScript(value) {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="assets">${json}</script>`;
}

/** @typedef {Awaited<ReturnType<typeof seal>>} SealedFile */
/**
 * @typedef {{html: string, style: string, wasm: SealedFile, models: SealedFile[]}} Parts
 */

/** @param {Parts} parts @param {Map<string, string>} scripts  of modules() */
async function writeHosted({ html, style, wasm, models }, scripts) {
  await mkdir(join(DIST, 'assets'), { recursive: true });
  /** @type {Map<string, Uint8Array | string>} */
  const contents = new Map();
  /** @param {string} path @param {Uint8Array | string} content @param {string} [url] */
  const put = async (path, content, url = path) => {
    contents.set(url, content);
    await writeFile(join(DIST, path), content);
    return url;
  };
  /** @param {string} stem @param {string} extension @param {Uint8Array | string} content */
  const write = (stem, extension, content) =>
    put(`assets/${stem}-${hash(content)}.${extension}`, content);
  /** @type {Map<string, string>} */
  const opened = new Map();
  /** @param {SealedFile} file */
  const entry = async ({ name, size, sealed }) => {
    const url = await write(name.replace(/\.\w+$/, ''), 'deflate', sealed);
    opened.set(url, name.endsWith('.wasm') ? OPENED.wasm : OPENED.model);
    return { size, bytes: sealed.length, url };
  };
  const manifest = { wasm: await entry(wasm), models: await Promise.all(models.map(entry)) };
  for (const [name, code] of scripts) await put(`assets/${name}`, code);
  /** @param {string} stem */
  const script = (stem) => `assets/${[...scripts.keys()].find((name) => name.startsWith(stem))}`;
  // Asked for while the page is read, and not only once its script runs.
  const files = [manifest.wasm, ...manifest.models].map(
    ({ url }) => `<link rel="preload" href="${url}" as="fetch" crossorigin />`,
  );
  const page = fill(html, {
    policy: policy([
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "img-src 'self' data:",
      "worker-src 'self' blob:",
      "manifest-src 'self'",
      "connect-src 'self'",
    ]),
    install: [
      `<script type="module" async src="${script('start-')}"></script>`,
      ...[...scripts.keys()].map((name) => `<link rel="modulepreload" href="assets/${name}" />`),
      ...files,
      '<link rel="manifest" href="manifest.webmanifest" />',
    ].join('\n    '),
    style: `<link rel="stylesheet" href="${await write('style', 'css', style)}" />`,
    assets: jsonScript({ ...manifest, serviceWorker: 'service_worker.js' }),
    script: `<script type="module" src="${script('main-')}"></script>`,
    payload: '',
  });
  await put('manifest.webmanifest', await webManifest(write));
  await put('index.html', page, '');
  const list = JSON.stringify(buildList(contents, opened));
  const serviceWorker = await bundle('web/offline/service_worker.js', [], {
    FILIGRANE_BUILD: list,
  });
  await writeFile(join(DIST, 'service_worker.js'), serviceWorker);
}

/** @param {Parts} parts @param {string} script */
async function writeSingleFile({ html, style, wasm, models }, script) {
  /** @type {string[]} */
  const payload = [];
  /** @param {SealedFile} file */
  const entry = ({ name, size, sealed }) => {
    const element = `asset-${name.replace(/\W/g, '-')}`;
    payload.push(
      `<script type="application/octet-stream" id="${element}">${encode(sealed)}</script>`,
    );
    return { size, bytes: sealed.length, element };
  };
  const manifest = { wasm: entry(wasm), models: models.map(entry) };
  const page = fill(html, {
    policy: policy([
      `script-src ${policyHash(script)} 'wasm-unsafe-eval'`,
      `style-src ${policyHash(style)}`,
      'img-src data:',
      'worker-src blob:',
      "connect-src 'none'",
    ]),
    install: '',
    style: `<style>${style}</style>`,
    assets: jsonScript(manifest),
    // The page comes first, and can be used while the rest is read.
    script: `<script>${script}</script>`,
    payload: payload.join('\n'),
  });
  const path = join(DIST, 'filigrane.html');
  await writeFile(path, page);
  const size = Buffer.byteLength(page);
  if (size > BUDGET) throw new Error(`${path}: ${size} bytes, the budget is ${BUDGET}`);
  return size;
}

async function main() {
  const modelDir = resolve(folders.models);
  const names = existsSync(modelDir) ? await readdir(modelDir) : [];
  // The first is loaded first, and the page is ready with it: French, which most readers bring.
  const modelPaths = names.filter((name) => name.endsWith('.bin')).sort();
  modelPaths.sort((a, b) => Number(b === 'fr.bin') - Number(a === 'fr.bin'));
  for (const path of [WASM, LOADER]) {
    if (!existsSync(path)) throw new Error(`${path} is missing: build the wasm preset first`);
  }
  if (modelPaths.length === 0) throw new Error(`${modelDir} holds no model (*.bin)`);

  const worker = await bundle('web/engine/worker.js', [loaderPlugin]);
  const script = (await bundle('web/main.js', [workerPlugin(worker)])).trim();
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would end its own element');
  const style = (await bundle('web/styles/index.css')).trim();
  /** @type {Parts} */
  const parts = {
    html: await readFile(join(ROOT, 'index.html'), 'utf8'),
    style,
    wasm: await seal(WASM),
    models: await Promise.all(modelPaths.map((name) => seal(join(modelDir, name)))),
  };
  await rm(DIST, { recursive: true, force: true });
  await writeHosted(parts, await modules([workerPlugin(worker)]));
  const size = await writeSingleFile(parts, script);
  for (const { name, size: opened, sealed } of [parts.wasm, ...parts.models]) {
    console.log(`${name}: ${opened} bytes, ${sealed.length} sealed`);
  }
  console.log(`script ${script.length} (worker ${worker.length}), style ${style.length} bytes`);
  console.log(`${join(DIST, 'filigrane.html')}: ${size} bytes`);
}

await main();
