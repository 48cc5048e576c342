// node web/serve.mjs [--port N]: serves dist/ on this machine alone and prints the address.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
});
const DEFAULT_PORT = 8080;

/**
 * Serves the files of a folder, and nothing outside it.
 * @param {string} root
 * @returns {import('node:http').Server}
 */
export function createStaticServer(root) {
  return createServer(async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const file = await find(root, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'Content-Type': TYPES['.txt'] }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
      'Content-Length': file.size,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file.path).pipe(response);
  });
}

/**
 * @param {string} root
 * @param {string} url  as in the request: path and query
 * @returns {Promise<{path: string, size: number} | null>}
 */
async function find(root, url) {
  try {
    // normalize() of an absolute path cannot climb above it.
    let path = join(root, normalize(decodeURIComponent(url.replace(/[?#].*/s, ''))));
    if (path.includes('\0')) return null;
    if ((await stat(path)).isDirectory()) path = join(path, 'index.html');
    const { size } = await stat(path);
    return { path, size };
  } catch {
    return null;
  }
}

/**
 * Listens on the loopback address; on a free port where the wanted one is taken.
 * @param {import('node:http').Server} server
 * @param {number} port  0: any free one
 * @returns {Promise<number>} the port
 */
export async function listen(server, port) {
  const attempt = (/** @type {number} */ wanted) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve(undefined);
      });
    });
  try {
    await attempt(port);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    console.log(`Port ${port} is not free, taking another`);
    await attempt(0);
  }
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port takes a number from 0 to 65535, not ${values.port}`);
    process.exit(2);
  }
  const root = fileURLToPath(new URL('../dist', import.meta.url));
  const used = await listen(createStaticServer(root), port);
  console.log(`Filigrane: http://127.0.0.1:${used}/   (Ctrl+C ends it)`);
}
