import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createStaticServer, listen } from '../../web/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'filigrane-serve-'));
const root = join(folder, 'dist');
const server = createStaticServer(root);
let port = 0;

before(async () => {
  mkdirSync(join(root, 'more'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), '<!doctype html>é');
  writeFileSync(join(root, 'a.wasm'), new Uint8Array([0, 97, 115, 109]));
  port = await listen(server, 0);
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/**
 * A request whose path is sent as it is; fetch() would tidy it up.
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<{status?: number, type?: string, body: string}>}
 */
function ask(path, method = 'GET') {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, type: response.headers['content-type'], body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('serves the page at / with its type', async () => {
  const expected = { status: 200, type: 'text/html; charset=utf-8', body: '<!doctype html>é' };
  assert.deepEqual(await ask('/'), expected);
  assert.deepEqual(await ask('/index.html?x=1'), expected);
});

test('serves WebAssembly with the type that streaming needs', async () => {
  assert.equal((await ask('/a.wasm')).type, 'application/wasm');
});

test('HEAD answers without a body', async () => {
  assert.deepEqual(await ask('/', 'HEAD'), {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: '',
  });
});

test('serves nothing that is not in the folder', async () => {
  const paths = ['/none', '/more/', '/../secret.txt', '/%2e%2e/secret.txt', '/%00', '/%zz'];
  for (const path of paths) assert.equal((await ask(path)).status, 404, path);
});

test('refuses other methods', async () => {
  assert.equal((await ask('/', 'POST')).status, 405);
});

test('takes a free port when the wanted one is taken', async () => {
  const second = createStaticServer(root);
  const other = await listen(second, port);
  second.close();
  assert.notEqual(other, port);
});
