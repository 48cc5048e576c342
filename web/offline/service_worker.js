/**
 * Keeps one whole build of the hosted page on this device, so that it opens without a network.
 * The files of a build come from its own cache and nowhere else: page and assets always fit. A new
 * build is fetched beside the old one, each file checked against its digest, and waits until the
 * reader takes it or the last tab is closed (decision 11). Other addresses are left alone.
 */

import { unseal } from '../lib/seal.js';

/** @typedef {typeof FILIGRANE_BUILD.files[number]} File */
/**
 * What the DOM's types leave to another library.
 * @typedef {Event & {waitUntil(work: Promise<unknown>): void}} LifeEvent
 * @typedef {Event & {request: Request, respondWith(answer: Promise<Response>): void}} FetchEvent
 * @typedef {{registration: ServiceWorkerRegistration, skipWaiting(): Promise<void>,
 *   oninstall: (event: LifeEvent) => void, onactivate: (event: LifeEvent) => void,
 *   onfetch: (event: FetchEvent) => void, onmessage: (event: MessageEvent) => void}} Scope
 */

const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));
const { name: BUILD, files: FILES } = FILIGRANE_BUILD;
const HOME = scope.registration.scope;
/** Caches belong to the whole origin, which other folders may share. */
const PREFIX = `filigrane ${HOME} `;
const CACHE = PREFIX + BUILD;
/** Header of what is kept: the digest of the file as it lies on the host. */
const DIGEST = 'filigrane-sha256';
const ADDRESSES = new Set(FILES.map(({ url }) => addressOf(url)));

scope.oninstall = (event) => event.waitUntil(install());
scope.onactivate = (event) => event.waitUntil(forgetOthers());
scope.onmessage = ({ data }) => {
  if (data === 'take-over') scope.skipWaiting();
};
scope.onfetch = (event) => {
  const address = asked(event.request);
  if (event.request.method === 'GET' && ADDRESSES.has(address)) {
    event.respondWith(answer(address, event.request));
  }
};

/** All files or none. */
async function install() {
  // A worker of the same build may answer from it already.
  const isNew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      FILES.map(async (file) => cache.put(addressOf(file.url), await obtain(file))),
    );
  } catch (error) {
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((other) => other.startsWith(PREFIX) && other !== CACHE);
  await Promise.all(old.map((other) => caches.delete(other)));
}

/** @param {string} address @param {Request} request */
async function answer(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}

/**
 * A file of this build: from an older build that has it too, from the browser's cache, or anew.
 * @param {File} file
 * @returns {Promise<Response>}
 */
async function obtain(file) {
  const { url, sha256 } = file;
  const address = addressOf(url);
  const kept = await caches.match(address);
  if (kept?.headers.get(DIGEST) === sha256) return kept;
  for (const cache of /** @type {RequestCache[]} */ (['force-cache', 'reload'])) {
    const response = await fetch(address, { cache });
    if (!response.ok) continue;
    const bytes = await response.arrayBuffer();
    if ((await digest(bytes)) === sha256) return copy(response, bytes, file);
  }
  throw new Error(`${address} is not of build ${BUILD}`);
}

/**
 * As it is kept: opened, where it travels sealed, so that this is done once; and without the mark
 * of a redirection, which no navigation may be answered with.
 * @param {Response} response
 * @param {ArrayBuffer} bytes
 * @param {File} file
 */
function copy({ headers }, bytes, { sha256, opened }) {
  const kept = new Headers(headers);
  for (const header of ['content-encoding', 'content-length']) kept.delete(header);
  kept.set(DIGEST, sha256);
  if (opened) kept.set('content-type', opened);
  const size = bytes.byteLength;
  return new Response(opened ? unseal({ data: bytes, size }) : bytes, { headers: kept });
}

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} url */
function addressOf(url) {
  return new URL(url, HOME).href;
}

/** What a request is for: queries and the long name of the page do not matter. */
function asked(/** @type {Request} */ { url }) {
  const bare = url.replace(/[?#].*/s, '');
  return bare === addressOf('index.html') ? HOME : bare;
}
